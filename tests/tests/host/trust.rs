//! Who signed a plugin: nothing is loaded that nobody who is trusted with it vouches for, and the rest serves.

use std::fs;
use std::path::Path;

use vakwerk_core::id::PluginId;
use vakwerk_core::text::{Language, Text};
use vakwerk_host::trust::sign::SigningKey;
use vakwerk_host::trust::{Claim, Publisher, Revocation, TrustStore, TrustedKey};
use vakwerk_host::workshop::trust;
use vakwerk_host::{DevelopmentFolder, Options, Refused, Registry, Standing};

use super::{Installed, manifest, says, still_serves};

const SIGNATURE: &str = "seal.toml.minisig";

fn id(text: &str) -> PluginId {
    text.parse().unwrap()
}

/// A publisher with one key.
fn publisher(name: &str, publishes: &[&str], key: &SigningKey, revoked: Option<Revocation>) -> Publisher {
    let publishes = publishes.iter().map(|claim| Claim::try_from((*claim).to_owned()).unwrap()).collect();
    Publisher { name: name.into(), publishes, key: vec![TrustedKey { public: key.public(), revoked }] }
}

/// The good plugin, and one pack that is signed with `key`; opened by who trusts the workshop and `publishers`.
fn opened(installed: &Installed, publishers: Vec<Publisher>) -> Registry {
    let ours = trust().publishers()[0].clone();
    // The workshop signs for every test of this process; here it may publish the good plugin only.
    let ours = Publisher { publishes: vec![Claim::Plugin(id("nine"))], ..ours };
    let store = TrustStore::new(std::iter::once(ours).chain(publishers).collect()).unwrap();
    let registry = Registry::open(&Options { trust: store, ..installed.options() });
    still_serves(&registry);
    registry
}

fn signed(installed: &Installed, plugin: &str, key: &SigningKey) -> std::path::PathBuf {
    let folder = installed.pack(plugin, &manifest(plugin, "1.0.0", ""), None);
    key.sign_folder(&folder).unwrap();
    folder
}

fn refusal(registry: &Registry) -> &Refused {
    assert_eq!(registry.refusals().len(), 1, "{:?}", registry.refusals());
    &registry.refusals()[0]
}

#[test]
fn a_plugin_of_a_trusted_publisher_is_loaded_and_says_whose_it_is() {
    let (installed, key) = (Installed::nine(), SigningKey::throw_away().unwrap());
    signed(&installed, "acme.calm", &key);
    let registry = opened(&installed, vec![publisher("Acme", &["acme.*"], &key, None)]);
    let plugin = registry.plugin(&id("acme.calm")).unwrap();
    assert_eq!(plugin.standing(), Standing::Trusted);
    let signer = plugin.signer().unwrap();
    assert_eq!((signer.publisher.as_str(), signer.key.clone()), ("Acme", key.public()));
    assert!(plugin.trust(Language::Nl).starts_with("ondertekend door Acme, sleutel "));
    assert_eq!(plugin.pack().manifest.intended_purpose.get(Language::En), "For tests.");
    // The lock pins it.
    assert_eq!(registry.locked()[&id("acme.calm")].key, Some(key.public()));
}

#[test]
fn what_nobody_vouches_for_is_refused_each_with_its_own_code() {
    let [known, unknown] = [(); 2].map(|()| SigningKey::throw_away().unwrap());
    let folder_of = |installed: &Installed| signed(installed, "acme.calm", &known);
    let write = |folder: &Path, text: &[u8]| fs::write(folder.join(SIGNATURE), text).unwrap();
    let acme = |claims: &[&str]| vec![publisher("Acme", claims, &known, None)];
    let revoked =
        Revocation { on: "2026-05-01".into(), reason: Some(Text { nl: "weg".into(), en: Some("lost".into()) }) };
    type Change<'a> = Box<dyn Fn(&Path) + 'a>;
    let cases: Vec<(&str, Change<'_>, Vec<Publisher>, &[&str])> = vec![
        (
            "E0212",
            Box::new(|folder| fs::remove_file(folder.join(SIGNATURE)).unwrap()),
            acme(&["acme.*"]),
            &["not signed"],
        ),
        ("E0213", Box::new(|folder| write(folder, b"")), acme(&["acme.*"]), &["no signature of minisign"]),
        ("E0213", Box::new(|folder| write(folder, &[0xff; 10_000])), acme(&["acme.*"]), &["no signature"]),
        ("E0214", Box::new(|folder| drop(unknown.sign_folder(folder).unwrap())), acme(&["acme.*"]), &["nobody's name"]),
        ("E0214", Box::new(|_| {}), Vec::new(), &["nobody's name"]),
        (
            "E0215",
            Box::new(|_| {}),
            vec![publisher("Acme", &["acme.*"], &known, Some(revoked))],
            &["of Acme was revoked on 2026-05-01 (lost)"],
        ),
        (
            "E0216",
            Box::new(|folder| {
                let seal = fs::read_to_string(folder.join("seal.toml")).unwrap();
                fs::write(folder.join("seal.toml"), seal + "# a line more\n").unwrap();
            }),
            acme(&["acme.*"]),
            &["of Acme) does not belong to this seal"],
        ),
        ("E0217", Box::new(|_| {}), acme(&["acme.other"]), &["Acme is trusted, but may not publish `acme.calm`"]),
        (
            "E0217",
            Box::new(|_| {}),
            vec![publisher("Acme", &["other.*"], &known, None), publisher("Calm", &["acme.*"], &unknown, None)],
            &["signed by Acme, but only Calm may publish it"],
        ),
    ];
    for (code, change, publishers, words) in cases {
        let installed = Installed::nine();
        change(&folder_of(&installed));
        says(refusal(&opened(&installed, publishers)), code, words);
    }
}

#[test]
fn a_file_changed_after_signing_is_refused_whoever_signed() {
    let (installed, key) = (Installed::nine(), SigningKey::throw_away().unwrap());
    let folder = signed(&installed, "acme.calm", &key);
    let manifest = fs::read_to_string(folder.join("vakwerk.toml")).unwrap();
    fs::write(folder.join("vakwerk.toml"), manifest.replace("For tests.", "For tesst.")).unwrap();
    let registry = opened(&installed, vec![publisher("Acme", &["acme.*"], &key, None)]);
    says(refusal(&registry), "E0206", &["vakwerk.toml"]);
}

#[test]
fn the_untrusted_comment_is_never_read() {
    let (installed, key) = (Installed::nine(), SigningKey::throw_away().unwrap());
    let folder = signed(&installed, "acme.calm", &key);
    let text = fs::read_to_string(folder.join(SIGNATURE)).unwrap();
    let (_, rest) = text.split_once('\n').unwrap();
    fs::write(folder.join(SIGNATURE), format!("untrusted comment: signed by the king\n{rest}")).unwrap();
    let registry = opened(&installed, vec![publisher("Acme", &["acme.*"], &key, None)]);
    assert!(!format!("{:?}", registry.plugin(&id("acme.calm")).unwrap().signer()).contains("king"));
    // The trusted one is covered by the signature.
    fs::write(folder.join(SIGNATURE), text.replace("timestamp:", "timestamp:9")).unwrap();
    let registry = opened(&installed, vec![publisher("Acme", &["acme.*"], &key, None)]);
    says(refusal(&registry), "E0216", &[]);
}

#[test]
fn a_store_that_is_empty_trusts_nobody_and_a_development_folder_shows() {
    let installed = Installed::nine();
    let registry = Registry::open(&Options { trust: TrustStore::default(), ..installed.options() });
    says(refusal(&registry), "E0214", &["nine"]);
    let named = DevelopmentFolder::from(installed.path("nine"));
    let registry = Registry::open(&Options { development: vec![named], ..Options::default() });
    still_serves(&registry);
    let plugin = registry.plugin(&id("nine")).unwrap();
    assert_eq!((plugin.standing(), plugin.signer(), plugin.seal_digest()), (Standing::Development, None, None));
    assert!(plugin.trust(Language::Nl).contains("ONTWIKKELMAP"));
    assert!(registry.versions().iter().all(|version| version.development));
    assert_eq!(registry.locked()[&id("nine")].key, None);
}

#[test]
fn bits_that_flip_in_seal_or_signature_are_always_noticed() {
    let (installed, key) = (Installed::nine(), SigningKey::throw_away().unwrap());
    let folder = signed(&installed, "acme.calm", &key);
    for name in ["seal.toml", SIGNATURE] {
        let good = fs::read(folder.join(name)).unwrap();
        // The first line of a signature is the comment that is never read.
        let from = if name == SIGNATURE { good.iter().position(|byte| *byte == b'\n').unwrap() + 1 } else { 0 };
        for at in (from..good.len()).step_by(7) {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            fs::write(folder.join(name), &bad).unwrap();
            let registry = opened(&installed, vec![publisher("Acme", &["acme.*"], &key, None)]);
            assert_eq!(registry.refusals().len(), 1, "{name}, byte {at}");
        }
        fs::write(folder.join(name), &good).unwrap();
    }
}
