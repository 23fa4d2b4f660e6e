//! What the system is asked to tell of: all below a folder, what lies beside a file, and what becomes of these themselves.
//!
//! The system tells of the folder that it was shown, and of no other that takes its place: where one was removed, moved or put back it is
//! asked anew. Of that it tells by way of the folder above, which is listened to as well.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::model::Message;

/// Listens for what happens to some files and folders until it is dropped.
pub(super) struct Listening {
    watcher: Option<RecommendedWatcher>,
    roots: Vec<PathBuf>,
    /// Why the system does not tell of all that it is asked for.
    fault: Option<notify::Error>,
    /// Whether one of the roots is another one than that which the system was shown.
    is_stale: Arc<AtomicBool>,
}

/// Why the system does not tell, in words.
pub(super) fn said(fault: &notify::Error) -> Message {
    use notify::ErrorKind;
    match &fault.kind {
        ErrorKind::Io(error) => Message::of_io(error),
        ErrorKind::PathNotFound => Message::new("io-not-found"),
        ErrorKind::MaxFilesWatch => Message::new("watch-too-many"),
        _ => Message::quoted(fault.to_string()),
    }
}

impl Listening {
    /// Calls `touched` for each thing that happens to these files and folders and may be worth a look.
    pub fn to(paths: &[PathBuf], touched: impl Fn() + Send + 'static) -> Self {
        let roots: Vec<PathBuf> =
            paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect();
        let real = roots.iter().filter_map(|root| root.canonicalize().ok());
        let known = Roots(roots.iter().cloned().chain(real).collect());
        let is_stale = Arc::new(AtomicBool::new(false));
        let stale = Arc::clone(&is_stale);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| match event {
            Ok(event) if !known.are_meant_by(&event) => {}
            Ok(event) => {
                if known.are_others_after(&event) {
                    stale.store(true, Ordering::Release);
                }
                touched();
            }
            Err(_) => touched(),
        });
        let (watcher, fault) = match watcher {
            Ok(watcher) => (Some(watcher), None),
            Err(fault) => (None, Some(fault)),
        };
        let mut listening = Self { watcher, roots, fault, is_stale };
        listening.ask();
        listening
    }

    /// Why the system does not tell of everything, where that is so.
    pub fn fault(&self) -> Option<&notify::Error> {
        self.fault.as_ref()
    }

    /// Asks the system anew where something else lies in the place of what it was shown.
    pub fn refresh(&mut self) {
        if self.is_stale.swap(false, Ordering::AcqRel) {
            self.ask();
        }
    }

    /// A path that is not there hinders none of the others: that it comes is told by the folder above, where there is one.
    fn ask(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let folders: Vec<&PathBuf> = self.roots.iter().filter(|root| root.is_dir()).collect();
        self.fault = None;
        for root in &self.roots {
            if folders.contains(&root) {
                // Fails where it is not listened to yet.
                let _ = watcher.unwatch(root);
                self.fault = watcher.watch(root, RecursiveMode::Recursive).err().or(self.fault.take());
            }
            let above = root.parent().filter(|above| !folders.iter().any(|folder| above.starts_with(folder)));
            let heard = above.map(|above| watcher.watch(above, RecursiveMode::NonRecursive));
            if let Some(Err(fault)) = heard
                && root.is_file()
            {
                self.fault = Some(fault);
            }
        }
    }
}

/// The paths that are listened to, as they were given and as they really are.
struct Roots(Vec<PathBuf>);

impl Roots {
    /// Whether an event may be a change of theirs. That someone reads a file is none; that the system lost count of what happened may
    /// be one.
    fn are_meant_by(&self, event: &Event) -> bool {
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        if event.need_rescan() {
            return true;
        }
        (!event.kind.is_access() || event.kind == written)
            && (event.paths.is_empty() || event.paths.iter().any(|path| self.have(path)))
    }

    /// Whether a path is one of them, lies in one, holds one or lies beside one that is a file: decisions and themes do.
    fn have(&self, path: &Path) -> bool {
        self.0.iter().any(|root| {
            let is_beside = || path.parent() == root.parent() && root.is_file();
            path.starts_with(root) || root.starts_with(path) || is_beside()
        })
    }

    /// Whether after an event one of them may be another one than before.
    fn are_others_after(&self, event: &Event) -> bool {
        let comes_or_goes = matches!(
            event.kind,
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
        );
        comes_or_goes && event.paths.iter().any(|path| self.0.iter().any(|root| root.starts_with(path)))
    }
}
