//! How large is the window, which tab is in front, what does it look like?

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::sync::{MutexGuard, PoisonError};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::environment;
use crate::error::{Error, Result};
use crate::options::{ColorScheme, Motion};
use crate::session::Session;
use crate::waiting::Look;

/// Resolves when the page has been drawn.
const TWO_FRAMES: &str = "return new Promise((done) => \
    requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

impl Session {
    /// Gives the page's own area this size in CSS pixels, 320 wide and more,
    /// and waits until the page sees it.
    ///
    /// # Errors
    /// [`Error::NotInTime`] with the size the page has instead.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        match self.browser() {
            Browser::Chromium => self.emulate_size(width, height).await?,
            Browser::Firefox => self.size_in_firefox(width, height).await?,
            Browser::WebKit => return self.size_window(width, height).await,
        }
        self.waited(format!("a page of {width} x {height} px"), async || {
            let inner = self.inner_size().await?;
            Ok(look_at_size(inner, (width, height)))
        })
        .await
    }

    /// Opens another tab of the same profile, goes to the base address in it and
    /// puts it in front; gives its number for [`switch_tab`](Self::switch_tab).
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn second_tab(&self) -> Result<usize> {
        // WebKit keeps a tab that is not in front hidden and never draws it; a
        // window of its own shares the profile just as well.
        let as_tab = self.browser() != Browser::WebKit;
        let opened = self
            .command("opening a tab", self.client.new_window(as_tab))
            .await?;
        let tab = {
            let mut tabs = self.open_tabs();
            tabs.push(opened.handle);
            tabs.len() - 1
        };
        self.switch_tab(tab).await?;
        self.prepare_tab().await?;
        self.goto("").await?;
        Ok(tab)
    }

    /// Puts a tab in front; the first is number 0.
    ///
    /// # Errors
    /// [`Error::NoSuchTab`].
    pub async fn switch_tab(&self, tab: usize) -> Result<()> {
        let (handle, n_tabs) = {
            let tabs = self.open_tabs();
            (tabs.get(tab).cloned(), tabs.len())
        };
        let handle = handle.ok_or(Error::NoSuchTab { tab, n_tabs })?;
        self.command(
            format!("going to tab {tab}"),
            self.client.switch_to_window(handle),
        )
        .await
    }

    /// Goes into the first frame that matches `css`, waited for; what follows is
    /// asked of the document there.
    ///
    /// # Errors
    /// [`Error::NotInTime`] when there is none.
    pub async fn enter_frame(&self, css: &str) -> Result<()> {
        let script = "return all(arguments[0])[0]";
        self.waited(format!("going into {css}"), async || {
            let Some(frame) = self.element(script, vec![css.into()]).await? else {
                return Ok(Look::NotYet(None));
            };
            frame.enter_frame().await?;
            Ok(Look::Seen(()))
        })
        .await
    }

    /// Goes back to the page around the frame.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn leave_frame(&self) -> Result<()> {
        self.command("leaving the frame", self.client.enter_parent_frame())
            .await
    }

    /// Frees what nothing holds any more.
    ///
    /// # Errors
    /// [`Error::OnlyIn`] in other browsers than Chromium.
    pub async fn collect_garbage(&self) -> Result<()> {
        self.cdp("HeapProfiler.collectGarbage", json!({}))
            .await
            .map(drop)
    }

    /// Saves what the window shows as `target/e2e/shots/<browser>-<name>.png`.
    ///
    /// # Errors
    /// When the browser gives no picture or it cannot be written.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        if self.browser() == Browser::WebKit {
            // Otherwise a page that was just loaded may be pictured blank.
            self.js(TWO_FRAMES).await?;
        }
        let png = self
            .command("taking a screenshot", self.client.screenshot())
            .await?;
        let folder = environment::artifacts().join("shots");
        let picture = folder.join(format!("{}-{name}.png", self.browser()));
        fs::create_dir_all(&folder).map_err(Error::io(format!("making {}", folder.display())))?;
        fs::write(&picture, png).map_err(Error::io(format!("writing {}", picture.display())))?;
        Ok(picture)
    }

    /// The whole page as a picture (PNG), as high as its content.
    ///
    /// # Errors
    /// [`Error::OnlyIn`] in other browsers than Chromium.
    pub async fn full_page_picture(&self) -> Result<Vec<u8>> {
        let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": self.js(
            "const page = document.documentElement;
             return { x: 0, y: 0, width: innerWidth, height: Math.max(page.scrollHeight, innerHeight), scale: 1 }").await? });
        let answer = self.cdp("Page.captureScreenshot", parameters).await?;
        let png = answer
            .get("data")
            .and_then(Value::as_str)
            .and_then(|data| BASE64_STANDARD.decode(data).ok());
        png.ok_or_else(|| self.unexpected("taking a picture of the whole page", Value::Null))
    }

    /// Switches light and dark, full and reduced motion while the page runs.
    ///
    /// # Errors
    /// [`Error::OnlyIn`] in other browsers than Chromium, which take
    /// [`Options`](crate::Options) at the start.
    pub async fn emulate_media(&self, color_scheme: ColorScheme, motion: Motion) -> Result<()> {
        let scheme = match color_scheme {
            ColorScheme::Light => "light",
            ColorScheme::Dark => "dark",
        };
        let motion = match motion {
            Motion::Full => "no-preference",
            Motion::Reduced => "reduce",
        };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
        .map(drop)
    }

    pub(crate) fn open_tabs(&self) -> MutexGuard<'_, Vec<WindowHandle>> {
        self.tabs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a new tab needs before its first page.
    pub(crate) async fn prepare_tab(&self) -> Result<()> {
        if self.browser() == Browser::Chromium {
            self.emulate_media(self.options.color_scheme, self.options.motion)
                .await?;
        }
        let (width, height) = self.options.size;
        self.resize(width, height).await
    }

    /// A window of Chromium cannot be narrower than 500 px, its page can.
    async fn emulate_size(&self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await
            .map(drop)
    }

    /// A window of Firefox cannot be narrower than 450 px, its page can; this is
    /// what `browsingContext.setViewport` of WebDriver BiDi does.
    async fn size_in_firefox(&self, width: u32, height: u32) -> Result<()> {
        let script = "const { style } = gBrowser.selectedBrowser;
            for (const [side, size] of [['width', arguments[0]], ['height', arguments[1]]])
              for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + side, `${size}px`)";
        self.in_firefox_window(script, vec![width.into(), height.into()])
            .await
            .map(drop)
    }

    /// The window is higher than its page by a toolbar, whose height is a guess
    /// until a page that has settled shows it to be wrong.
    async fn size_window(&self, width: u32, height: u32) -> Result<()> {
        const TOOLBAR: u32 = 20;
        const N_SETTLED: u32 = 10;
        let outer = Cell::new((width, height + TOOLBAR));
        let last = Cell::new(((0, 0), 0));
        let what = format!("a page of {width} x {height} px");
        self.command(&*what, self.client.set_window_size(width, height + TOOLBAR))
            .await?;
        self.waited(what, async || {
            let inner = self.inner_size().await?;
            let (last_inner, n_equal) = last.get();
            last.set((inner, if inner == last_inner { n_equal + 1 } else { 0 }));
            if inner != (width, height) && n_equal >= N_SETTLED {
                let (outer_width, outer_height) = outer.get();
                let (inner_width, inner_height) = inner;
                let wider = (outer_width + width).saturating_sub(inner_width);
                let higher = (outer_height + height).saturating_sub(inner_height);
                outer.set((wider, higher));
                last.set((inner, 0));
                self.client.set_window_size(wider, higher).await?;
            }
            Ok(look_at_size(inner, (width, height)))
        })
        .await
    }

    async fn inner_size(&self) -> Result<(u32, u32), fantoccini::error::CmdError> {
        let answer = self
            .execute("return [innerWidth, innerHeight]", Vec::new())
            .await?;
        let side = |position: usize| {
            let side = answer
                .get(position)
                .and_then(Value::as_u64)
                .unwrap_or_default();
            u32::try_from(side).unwrap_or_default()
        };
        Ok((side(0), side(1)))
    }
}

fn look_at_size(inner: (u32, u32), wanted: (u32, u32)) -> Look<()> {
    if inner == wanted {
        Look::Seen(())
    } else {
        Look::NotYet(Some(format!("{} x {}", inner.0, inner.1)))
    }
}
