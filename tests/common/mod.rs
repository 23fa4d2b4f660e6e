//! Running the program as a user does.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What the program said and how it ended.
#[derive(Debug)]
pub struct Run {
    /// Exit status.
    pub status: i32,
    /// The standard output.
    pub stdout: String,
    /// The standard error.
    pub stderr: String,
}

impl Run {
    /// Each line of the standard output as JSON.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Asserts the exit status and that each of `parts` stands on the standard error.
    #[track_caller]
    #[allow(dead_code)] // not every file of tests asks what was said
    pub fn says(&self, status: i32, parts: &[&str]) {
        assert_eq!(self.status, status, "{self:?}");
        for part in parts {
            assert!(self.stderr.contains(part), "no {part:?} in {}", self.stderr);
        }
    }

    /// Asserts that what [`Folder::with_text`] has was read all the same: Kabul and Afghanistan.
    #[track_caller]
    #[allow(dead_code)] // not every file of tests has something that is left out
    pub fn the_rest_went_on(&self) {
        let texts: Vec<String> =
            self.lines().iter().map(|line| line["text"].as_str().unwrap_or_default().to_owned()).collect();
        assert_eq!(
            (self.status, texts),
            (0, vec!["Kaboul".to_owned(), "Afghanistan".to_owned()]),
            "{self:?}"
        );
    }
}

/// The program, with its output caught.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The five articles.
#[allow(dead_code)] // not every file of tests reads them
pub fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// Runs a command of the program over the articles, which writes the file `to`.
#[allow(dead_code)] // not every file of tests writes files
pub fn made(command: &str, to: &Path, arguments: &[&str]) -> Output {
    program().arg(command).arg(seeds()).args(arguments).arg("-o").arg(to).output().unwrap()
}

/// Runs the program with these arguments; it must end by itself within half a minute.
pub fn dateline<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Run {
    ended(program().args(arguments).spawn().unwrap())
}

/// As [`dateline`], with `input` on the standard input.
#[allow(dead_code)] // not every file of tests feeds it
pub fn dateline_with_input<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Run {
    let mut child = program().stdin(Stdio::piped()).args(arguments).spawn().unwrap();
    // It may end without reading all.
    let _ = child.stdin.take().unwrap().write_all(input);
    ended(child)
}

/// Waits for a run, but not for ever.
pub fn ended(child: Child) -> Run {
    let id = child.id();
    let (sender, receiver) = std::sync::mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    let start = Instant::now();
    let output = receiver.recv_timeout(Duration::from_secs(30)).unwrap_or_else(|_| {
        let _ = Command::new("kill").arg(id.to_string()).status();
        panic!("still at work after {:?}", start.elapsed());
    });
    let output = output.unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder of texts that is gone at the end of the test.
pub struct Folder(tempfile::TempDir);

#[allow(dead_code)] // not every file of tests needs all of it
impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One with a text that names Kabul.
    pub fn with_text() -> Self {
        Self::new().file("good.txt", " date 2021-07 Les talibans sont entrés à Kaboul, en Afghanistan.\n")
    }

    /// The same with a file more; folders on the way are made.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// Runs `extract` on it with further arguments.
    pub fn extract(&self, arguments: &[&str]) -> Run {
        let path = self.root().as_os_str();
        dateline([OsStr::new("extract"), path].into_iter().chain(arguments.iter().map(OsStr::new)))
    }
}
