//! Builds elements by plain calls that are compiled once.
//!
//! `html!` writes the construction of every element out in place; for this page
//! that was more than half of the download (crates/DECISIONS.md has the
//! figures). What is built is the same virtual DOM.

use std::rc::Rc;

use web_sys::Event;
use yew::html::Scope;
use yew::virtual_dom::{Key, Listener, ListenerKind, VNode, VTag, VText};
use yew::{AttrValue, Component, Html};

/// An element that is being built.
#[derive(Debug)]
pub struct El(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(VTag::new(AttrValue::Static(tag))))
}

/// A `div` with a class.
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

/// A `span` with a class and words.
pub fn span(class: &'static str, words: &str) -> El {
    el("span").class(class).text(words)
}

/// A paragraph of words.
pub fn p(words: &str) -> El {
    el("p").text(words)
}

/// A button that sends nothing by itself.
pub fn button(class: &'static str, words: &str) -> El {
    el("button").set("type", "button").class(class).text(words)
}

/// A link to `href`.
pub fn link(href: String, class: &'static str, words: &str) -> El {
    el("a").put("href", href).class(class).text(words)
}

impl El {
    /// Adds an attribute that is written in the program.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, AttrValue::Static(value));
        self
    }

    /// Adds an attribute that is worked out.
    #[inline(never)]
    pub fn put(mut self, name: &'static str, value: String) -> Self {
        self.0.add_attribute(name, AttrValue::from(value));
        self
    }

    /// Adds `aria-current` or another attribute only if it holds.
    pub fn set_if(self, holds: bool, name: &'static str, value: &'static str) -> Self {
        if holds { self.set(name, value) } else { self }
    }

    /// Adds the class; nothing if it is empty.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() {
            self
        } else {
            self.set("class", class)
        }
    }

    /// Adds an id.
    #[inline(never)]
    pub fn id(self, id: &str) -> Self {
        self.put("id", id.to_owned())
    }

    /// Adds the key by which the element keeps its place in a list.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Adds words. They are text, never markup.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        if words.is_empty() {
            return self;
        }
        self.html(VNode::from(VText::new(AttrValue::from(words.to_owned()))))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn kid(self, child: El) -> Self {
        self.html(child.done())
    }

    /// Adds an element or holds its place, so that what follows is not taken
    /// for it when it comes or goes.
    #[inline(never)]
    pub fn kid_if(self, child: Option<El>) -> Self {
        self.html(child.map(El::done).unwrap_or_default())
    }

    /// Adds a component or anything else that is finished.
    #[inline(never)]
    pub fn html(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// Says whether a radio button or a box is checked.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// Gives a field its value.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.0.set_value(Some(AttrValue::from(value.to_owned())));
        self
    }

    /// Calls `run` on an event.
    #[inline(never)]
    pub fn on(mut self, event: On, run: Run) -> Self {
        self.0.add_listener(Rc::new(Heard { event, run }));
        self
    }

    /// Calls `run` on a click.
    pub fn on_click(self, run: Run) -> Self {
        self.on(On::Click, run)
    }

    /// The finished element.
    #[inline(never)]
    pub fn done(self) -> Html {
        VNode::from(*self.0)
    }
}

/// What happens on an event.
pub type Run = Rc<dyn Fn(Event)>;

/// Sends a message to a component on an event.
pub fn send<C: Component>(
    scope: &Scope<C>,
    message: impl Fn(Event) -> C::Message + 'static,
) -> Run {
    let scope = scope.clone();
    Rc::new(move |event| scope.send_message(message(event)))
}

/// The events that the page listens to.
#[derive(Debug, Clone, Copy)]
pub enum On {
    Change,
    Click,
    DragOver,
    Drop,
    Input,
    KeyDown,
    Submit,
}

struct Heard {
    event: On,
    run: Run,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Change => ListenerKind::onchange,
            On::Click => ListenerKind::onclick,
            On::DragOver => ListenerKind::ondragover,
            On::Drop => ListenerKind::ondrop,
            On::Input => ListenerKind::oninput,
            On::KeyDown => ListenerKind::onkeydown,
            On::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        (self.run)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
