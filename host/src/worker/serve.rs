//! The worker's side: limits itself, loads the library that it was given, and answers until the host is gone.

use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Resource, Rlimit, Signal, getpid, kill_process, setrlimit};
use vakwerk_abi::Status;
use vakwerk_abi::document::BindRequest;
use vakwerk_pack::Reason;

use super::channel::{MESSAGE_LIMIT, receive, send};
use super::message::{CALL, LOAD, RELEASE, Reader, SCORE, SCORE_BATCH, Writer};
use crate::callable::{CallFault, Callable as _};
use crate::library_fault::LibraryFault;
use crate::load::{self, InProcess};

/// The library, which the host passes as the second descriptor: a sealed file in memory that it has verified.
const LIBRARY: &str = "/proc/self/fd/1";

/// The stack of the thread that watches the host, which does next to nothing.
const WATCHER_STACK: usize = 128 << 10;

/// What the program `vakwerk-worker` does: it answers the host that started it, and ends with it.
///
/// Started by hand, without a host at its standard input, it ends at once.
#[must_use]
pub fn serve() -> ExitCode {
    match serving() {
        // The host closed its end: it is done.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => ExitCode::SUCCESS,
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serving() -> io::Result<()> {
    let mut stream = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let first = receive(&mut stream, MESSAGE_LIMIT, None)?;
    end_with_host(stream.as_fd().try_clone_to_owned()?)?;
    let loaded = load(&first);
    let told = serde_json::to_vec(&loaded.as_ref().map(|_| ())).unwrap_or_default();
    send(&mut stream, &told, None)?;
    let Ok(mut plugin) = loaded else { return Ok(()) };
    loop {
        let asked = receive(&mut stream, MESSAGE_LIMIT, None)?;
        let answer = answer(&mut plugin, &asked).ok_or(io::ErrorKind::InvalidData)?;
        send(&mut stream, &answer.0, None)?;
    }
}

/// Ends this process once the host has closed its end, also while a plugin does not return.
///
/// The signal that a system sends when a parent ends would not do: it is sent when the *thread* ends that started the
/// worker, and hosts start threads for a request.
fn end_with_host(host: OwnedFd) -> io::Result<()> {
    let watch = move || {
        // Nothing is waited for but the end, which is always told.
        let mut watched = [PollFd::new(&host, PollFlags::empty())];
        loop {
            let polled = poll(&mut watched, None);
            if polled.is_ok() && !watched[0].revents().is_empty() {
                // Nothing of the plugin is run any more, as leaving in good order would.
                let _ = kill_process(getpid(), Signal::KILL);
            }
        }
    };
    thread::Builder::new().name("host".into()).stack_size(WATCHER_STACK).spawn(watch).map(|_| ())
}

fn load(message: &[u8]) -> Result<InProcess, LibraryFault> {
    let no_worker = |error: io::Error| LibraryFault::NoWorker { reason: Reason::from(&error).text() };
    let mut reader = Reader(message);
    let first = reader.number().filter(|first| *first == LOAD);
    let (Some(_), Some(memory), Some(request)) = (first, reader.length(), reader.bytes()) else {
        return Err(no_worker(io::ErrorKind::InvalidData.into()));
    };
    let limit = |resource, most: u64| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    // Without a core file, because it would hold answers.
    limit(Resource::Core, 0)
        .and_then(|()| limit(Resource::As, memory as u64))
        .map_err(|error| no_worker(error.into()))?;
    let request: BindRequest =
        serde_json::from_slice(request).map_err(|_| no_worker(io::ErrorKind::InvalidData.into()))?;
    load::load_path(Path::new(LIBRARY), &request)
}

/// Does what is asked; nothing where the message cannot be read, which no host sends.
fn answer(plugin: &mut InProcess, asked: &[u8]) -> Option<Writer> {
    let mut reader = Reader(asked);
    let what = reader.number()?;
    Some(match what {
        SCORE => {
            let (assessment, answers, inputs) = (reader.number()?, reader.values()?, reader.values()?);
            let mut scales = vec![f64::NAN; reader.length()?];
            let outcome = plugin.score(assessment, &answers, &inputs, &mut scales);
            Writer::default().outcome(outcome).values(&scales)
        }
        SCORE_BATCH => {
            let (assessment, answers, inputs) = (reader.number()?, reader.values()?, reader.values()?);
            let mut scales = vec![f64::NAN; reader.length()?];
            let mut rows = vec![Status::OK; reader.length()?];
            let outcome = plugin.score_batch(assessment, &answers, &inputs, &mut scales, &mut rows);
            let answer = Writer::default().outcome(outcome).values(&scales);
            rows.iter().fold(answer, |answer, row| answer.number(row.0))
        }
        CALL => {
            let (operation, request, limit) = (reader.bytes()?, reader.bytes()?, reader.length()?);
            let outcome = match std::str::from_utf8(operation) {
                Ok(operation) => plugin.call(operation, request, limit),
                Err(_) => Err(CallFault::NotProvided),
            };
            let document = outcome.as_deref().unwrap_or_default();
            Writer::default().outcome(outcome.as_ref().map(|_| ()).map_err(|fault| *fault)).bytes(document)
        }
        RELEASE => Writer::default().outcome(plugin.release()),
        _ => return None,
    })
}
