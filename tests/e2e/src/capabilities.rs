//! What is each browser told when it starts?
//! Headless, a fresh profile, one download folder, one proxy that leads nowhere,
//! and none of its own background traffic as far as it lets us.

use std::fs;
use std::path::Path;

use fantoccini::wd::Capabilities;
use serde_json::{Map, Value, json};

use crate::browser::Browser;
use crate::environment::{self, Tool};
use crate::error::{Error, Result};
use crate::home::Home;
use crate::options::{ColorScheme, Motion, Options, PageLoad, SiteData};

/// The capabilities of a new session.
pub(crate) fn capabilities(
    browser: Browser,
    options: &Options,
    home: &Home,
    proxy_port: u16,
) -> Result<Capabilities> {
    let mut capabilities = Map::new();
    if options.page_load == PageLoad::NotAwaited {
        capabilities.insert("pageLoadStrategy".to_owned(), json!("none"));
    }
    match browser {
        Browser::Chromium => {
            capabilities.insert("browserName".to_owned(), json!("chrome"));
            capabilities.insert(
                "goog:chromeOptions".to_owned(),
                chromium(options, home, proxy_port)?,
            );
            let mut logs = Map::from_iter([("browser".to_owned(), json!("ALL"))]);
            if options.performance_log {
                logs.insert("performance".to_owned(), json!("ALL"));
            }
            capabilities.insert("goog:loggingPrefs".to_owned(), Value::Object(logs));
        }
        Browser::Firefox => {
            capabilities.insert("browserName".to_owned(), json!("firefox"));
            capabilities.insert(
                "moz:firefoxOptions".to_owned(),
                firefox(options, home, proxy_port)?,
            );
        }
        Browser::WebKit => {
            capabilities.insert(
                "webkitgtk:browserOptions".to_owned(),
                webkit(options, proxy_port)?,
            );
        }
    }
    Ok(capabilities)
}

/// The environment of the driver, which its browser inherits.
pub(crate) fn environment(
    browser: Browser,
    options: &Options,
    home: &Home,
) -> Result<Vec<(String, String)>> {
    match browser {
        Browser::Chromium => Ok(Vec::new()),
        // Without it, a released Firefox ignores `services.settings.server`.
        Browser::Firefox => Ok(vec![(
            "MOZ_REMOTE_SETTINGS_DEVTOOLS".to_owned(),
            "1".to_owned(),
        )]),
        Browser::WebKit => webkit_environment(options, home),
    }
}

fn chromium(options: &Options, home: &Home, proxy_port: u16) -> Result<Value> {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-background-networking".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-features=AutofillServerCommunication,OptimizationHints".to_owned(),
        // Loopback addresses never go through a proxy in Chromium.
        format!("--proxy-server=http://127.0.0.1:{proxy_port}"),
    ];
    if environment::is_root() {
        arguments.push("--no-sandbox".to_owned());
    }
    Ok(json!({
        "binary": Tool::Chromium.path()?,
        "args": arguments,
        "prefs": {
            "download.default_directory": home.downloads(),
            "download.prompt_for_download": false,
            // Several downloads in a row are not asked about.
            "profile.default_content_setting_values.automatic_downloads": 1,
            // 1 allows, 2 blocks; the setting people see as "site data".
            "profile.default_content_setting_values.cookies":
                if is_blocked(options) { 2 } else { 1 },
        },
    }))
}

fn firefox(options: &Options, home: &Home, proxy_port: u16) -> Result<Value> {
    let prefers_dark = options.color_scheme == ColorScheme::Dark;
    Ok(json!({
        "binary": Tool::Firefox.path()?,
        "args": ["-headless"],
        "prefs": {
            "layout.css.prefers-color-scheme.content-override": if prefers_dark { 0 } else { 1 },
            "ui.prefersReducedMotion": i32::from(options.motion == Motion::Reduced),
            // 5 keeps other sites apart, 2 refuses everybody.
            "network.cookie.cookieBehavior": if is_blocked(options) { 2 } else { 5 },
            "browser.download.folderList": 2,
            "browser.download.dir": home.downloads(),
            "browser.download.useDownloadDir": true,
            "browser.download.always_ask_before_handling_new_types": false,
            "browser.download.alwaysOpenPanel": false,
            "browser.download.open_pdf_attachments_inline": false,
            "browser.helperApps.neverAsk.saveToDisk":
                "application/json,text/csv,text/plain,text/html,application/zip,image/svg+xml,image/png,application/pdf",
            // Loopback addresses never go through a proxy in Firefox.
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": proxy_port,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": proxy_port,
            "network.proxy.failover_direct": false,
            "network.trr.mode": 5,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "app.normandy.enabled": false,
            "app.update.disabledForTesting": true,
            "browser.safebrowsing.malware.enabled": false,
            "browser.safebrowsing.phishing.enabled": false,
            "browser.safebrowsing.downloads.enabled": false,
            "browser.safebrowsing.downloads.remote.enabled": false,
            "browser.search.update": false,
            "browser.region.update.enabled": false,
            "browser.topsites.contile.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            "dom.push.connection.enabled": false,
            "extensions.systemAddon.update.enabled": false,
            "extensions.update.enabled": false,
            "media.gmp-manager.updateEnabled": false,
            "security.remote_settings.crlite_filters.enabled": false,
            "services.settings.server": "data:,#remote-settings-dummy/v1",
            "toolkit.telemetry.server": "",
        },
    }))
}

fn is_blocked(options: &Options) -> bool {
    options.site_data == SiteData::Blocked
}

fn webkit(options: &Options, proxy_port: u16) -> Result<Value> {
    Ok(json!({
        "binary": Tool::MiniBrowser.path()?,
        "args": [
            "--automation",
            // The standard `proxy` capability sends TLS to the proxy itself for
            // https, and hangs with SOCKS; MiniBrowser's own option does it right.
            format!("--proxy=http://127.0.0.1:{proxy_port}"),
            "--ignore-host=127.0.0.1",
            // The other site of tests with frames.
            "--ignore-host=localhost",
            format!("--enable-html5-local-storage={}", !is_blocked(options)),
        ],
    }))
}

/// GTK learns theme, motion and download folder from files in the configuration
/// folder; a style sheet takes the toolbar's minimum width away, which would
/// otherwise keep every window 447 px wide.
fn webkit_environment(options: &Options, home: &Home) -> Result<Vec<(String, String)>> {
    let config = home.path().join("config");
    let gtk = config.join("gtk-3.0");
    let animations = i32::from(options.motion == Motion::Full);
    let write = |path: &Path, text: String| {
        fs::write(path, text).map_err(Error::io(format!("writing {}", path.display())))
    };
    fs::create_dir_all(&gtk).map_err(Error::io(format!("making {}", gtk.display())))?;
    write(
        &gtk.join("settings.ini"),
        format!("[Settings]\ngtk-enable-animations={animations}\n"),
    )?;
    write(
        &gtk.join("gtk.css"),
        "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 4px }\n".to_owned(),
    )?;
    write(
        &config.join("user-dirs.dirs"),
        format!("XDG_DOWNLOAD_DIR=\"{}\"\n", home.downloads().display()),
    )?;

    let theme = match options.color_scheme {
        ColorScheme::Light => "Adwaita",
        ColorScheme::Dark => "Adwaita:dark",
    };
    let folder = |name: &str| home.path().join(name).display().to_string();
    let mut environment = vec![
        ("GDK_BACKEND", "x11".to_owned()),
        ("GSETTINGS_BACKEND", "memory".to_owned()),
        ("GTK_THEME", theme.to_owned()),
        ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
        // Software drawing by WebKit itself: several times faster than by a
        // software OpenGL, and a second window is drawn as well.
        ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1".to_owned()),
        ("XDG_CONFIG_HOME", folder("config")),
        ("XDG_DATA_HOME", folder("data")),
        ("XDG_CACHE_HOME", folder("cache")),
    ];
    if environment::is_root() {
        environment.push(("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".to_owned()));
    }
    Ok(environment
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect())
}
