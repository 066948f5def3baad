//! How does a test use the keyboard alone?

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::error::{Error, Result};
use crate::session::Session;

impl Session {
    /// Presses keys one after the other, into whatever has the keyboard. A key
    /// is named as in `KeyboardEvent.key` (`Tab`, `Enter`, `ArrowDown`, `a`),
    /// with `Space` for the space bar and modifiers in front: `Shift+Tab`.
    ///
    /// # Errors
    /// [`Error::UnknownKey`] before any key is pressed.
    pub async fn keys(&self, keys: &[&str]) -> Result<()> {
        let mut presses = Vec::new();
        for key in keys {
            let chord = chord(key)?;
            presses.extend(chord.iter().map(|&value| KeyAction::Down { value }));
            presses.extend(chord.iter().rev().map(|&value| KeyAction::Up { value }));
        }
        let actions = presses
            .into_iter()
            .fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.command(
            format!("pressing {keys:?}"),
            self.client.perform_actions(actions),
        )
        .await
    }
}

/// Modifiers first, then the key itself.
fn chord(keys: &str) -> Result<Vec<char>> {
    // A plus sign alone is a key, not a separator.
    let names = if keys == "+" {
        vec![keys]
    } else {
        keys.split('+').collect()
    };
    names.into_iter().map(code).collect()
}

fn code(name: &str) -> Result<char> {
    let key = match name {
        "Alt" => Key::Alt,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "Backspace" => Key::Backspace,
        "Control" => Key::Control,
        "Delete" => Key::Delete,
        "End" => Key::End,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F6" => Key::F6,
        "Home" => Key::Home,
        "Meta" => Key::Meta,
        "PageDown" => Key::PageDown,
        "PageUp" => Key::PageUp,
        "Shift" => Key::Shift,
        "Tab" => Key::Tab,
        "Space" => return Ok(' '),
        _ => {
            let mut letters = name.chars();
            return match (letters.next(), letters.next()) {
                (Some(letter), None) => Ok(letter),
                (None, _) | (Some(_), Some(_)) => Err(Error::UnknownKey {
                    name: name.to_owned(),
                }),
            };
        }
    };
    Ok(char::from(key))
}

#[cfg(test)]
mod tests {
    use super::chord;

    #[test]
    fn a_chord_is_modifiers_and_a_key() {
        assert_eq!(chord("Shift+Tab").unwrap(), ['\u{e008}', '\u{e004}']);
        assert_eq!(chord("Control+z").unwrap(), ['\u{e009}', 'z']);
        assert_eq!(chord("+").unwrap(), ['+']);
        assert_eq!(chord("Space").unwrap(), [' ']);
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = chord("Shift+Tabb").unwrap_err();
        assert_eq!(error.to_string(), "no key is called \"Tabb\"");
    }
}
