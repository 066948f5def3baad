//! What may a test ask of a browser before it starts?

/// Light or dark, as the page's `prefers-color-scheme` sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorScheme {
    /// `prefers-color-scheme: light`.
    #[default]
    Light,
    /// `prefers-color-scheme: dark`.
    Dark,
}

/// As the page's `prefers-reduced-motion` sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Motion {
    /// `prefers-reduced-motion: no-preference`.
    #[default]
    Full,
    /// `prefers-reduced-motion: reduce`.
    Reduced,
}

/// Whether a page may keep anything on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SiteData {
    /// As browsers come.
    #[default]
    Kept,
    /// As a person blocks it: Chromium's and Firefox's setting refuses
    /// `localStorage` with an exception, WebKit has none.
    Blocked,
}

/// What going to a page waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageLoad {
    /// Until everything that it asks for is there.
    #[default]
    Whole,
    /// For nothing, so that a test sees how a page comes about.
    NotAwaited,
}

/// How a browser is started. Downloads, the recorder of foreign requests and a
/// fresh profile are always there and need no option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What a relative address is relative to, with a slash at the end:
    /// `http://127.0.0.1:8000/`. A journey's runner sets it; a page on a disk
    /// begins with `file:`.
    pub base: String,
    /// Width and height of the page's own area, in CSS pixels.
    pub size: (u32, u32),
    /// Light or dark.
    pub color_scheme: ColorScheme,
    /// Full or reduced.
    pub motion: Motion,
    /// Kept or blocked.
    pub site_data: SiteData,
    /// What going to a page waits for.
    pub page_load: PageLoad,
    /// Whether to keep Chromium's performance log, see
    /// [`Session::performance_log`](crate::Session::performance_log).
    pub performance_log: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base: "about:blank".to_owned(),
            size: (1280, 800),
            color_scheme: ColorScheme::default(),
            motion: Motion::default(),
            site_data: SiteData::default(),
            page_load: PageLoad::default(),
            performance_log: false,
        }
    }
}
