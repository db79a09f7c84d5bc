//! The host's side: a plugin that is called in its worker, which is killed and started again where that must be.

use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use vakwerk_abi::Status;
use vakwerk_abi::document::BindRequest;
use vakwerk_pack::Reason;

use super::message::{CALL, LOAD, RELEASE, Reader, SCORE, SCORE_BATCH, Writer};
use super::{Workers, channel};
use crate::callable::{CallFault, Callable};
use crate::image::Verified;
use crate::library_fault::LibraryFault;

/// How much longer than a call it may take to start a process and to load the library in it.
const TO_START: Duration = Duration::from_secs(10);
/// How many bytes of a message stand around what it carries.
const AROUND: usize = 64;

/// A plugin in a worker.
pub(crate) struct Apart {
    program: std::path::PathBuf,
    deadline: Duration,
    /// The library as it was verified; every worker gets this very file.
    library: File,
    /// What a worker is told first.
    load: Vec<u8>,
    /// One call at a time; absent once it ended, until the next call.
    worker: Mutex<State>,
}

enum State {
    Running(Worker),
    /// It ended, and is started again by the next call.
    Ended,
    /// It was released; nothing is called any more.
    Released,
}

struct Worker {
    process: Child,
    stream: UnixStream,
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may be gone already; either way nothing of it stays behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Apart {
    /// Starts a worker with a library that was verified, and binds it.
    pub(crate) fn start(library: Verified, request: &BindRequest, workers: &Workers) -> Result<Self, LibraryFault> {
        let request = serde_json::to_vec(request).unwrap_or_default();
        let load = Writer::default().number(LOAD).length(usize::try_from(workers.memory).unwrap_or(usize::MAX));
        let apart = Self {
            program: workers.program.clone(),
            deadline: workers.deadline,
            library: library.into_file(),
            load: load.bytes(&request).0,
            worker: Mutex::new(State::Ended),
        };
        let worker = apart.spawn()?;
        *apart.worker.lock().unwrap_or_else(PoisonError::into_inner) = State::Running(worker);
        Ok(apart)
    }

    fn spawn(&self) -> Result<Worker, LibraryFault> {
        let no_worker = |error: &io::Error| LibraryFault::NoWorker { reason: Reason::from(error).text() };
        let mut worker = self.process().map_err(|error| no_worker(&error))?;
        let until = Some(Instant::now() + TO_START + self.deadline);
        let said = channel::send(&mut worker.stream, &self.load, until)
            .and_then(|()| channel::receive(&mut worker.stream, channel::MESSAGE_LIMIT, until));
        // What a library does while it is opened ends the worker, and not the host.
        let said = said.map_err(|error| no_worker(&error))?;
        let outcome: Result<(), LibraryFault> =
            serde_json::from_slice(&said).map_err(|_| no_worker(&io::ErrorKind::InvalidData.into()))?;
        outcome.map(|()| worker)
    }

    fn process(&self) -> io::Result<Worker> {
        let (ours, theirs) = UnixStream::pair()?;
        let process = Command::new(&self.program)
            // The environment may hold what is nothing to a plugin, such as passwords of the embedding program.
            .env_clear()
            .current_dir("/")
            .stdin(OwnedFd::from(theirs))
            .stdout(Stdio::from(self.library.try_clone()?))
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Worker { process, stream: ours })
    }

    /// Sends a message and gives the answer.
    fn ask(&self, message: Writer, limit: usize) -> Result<Vec<u8>, CallFault> {
        if message.0.len() > channel::MESSAGE_LIMIT {
            return Err(CallFault::Failed);
        }
        let mut state = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*state, State::Ended) {
            *state = State::Running(self.spawn().map_err(|_| CallFault::Ended)?);
        }
        let State::Running(worker) = &mut *state else { return Err(CallFault::NotProvided) };
        let until = Some(Instant::now() + self.deadline);
        let answer = channel::send(&mut worker.stream, &message.0, until)
            .and_then(|()| channel::receive(&mut worker.stream, limit, until));
        answer.map_err(|error| {
            // Whatever it was doing, it is not to be relied on any more; dropping it kills it.
            *state = State::Ended;
            if channel::is_late(&error) { CallFault::TooSlow(self.deadline) } else { CallFault::Ended }
        })
    }

    /// Reads an answer; one that cannot be read is as good as none.
    fn read<T>(&self, answer: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Option<T>) -> Result<T, CallFault> {
        let mut reader = Reader(answer);
        read(&mut reader).filter(|_| reader.end().is_some()).ok_or_else(|| {
            *self.worker.lock().unwrap_or_else(PoisonError::into_inner) = State::Ended;
            CallFault::Ended
        })
    }
}

impl Callable for Apart {
    fn score(&self, assessment: u32, answers: &[f64], inputs: &[f64], scales: &mut [f64]) -> Result<(), CallFault> {
        let asked = Writer::default().number(SCORE).number(assessment).values(answers).values(inputs);
        let answer = self.ask(asked.length(scales.len()), AROUND + scales.len() * 8)?;
        self.read(&answer, |reader| {
            let outcome = reader.outcome()?;
            reader.values_into(scales)?;
            Some(outcome)
        })?
    }

    fn score_batch(
        &self,
        assessment: u32,
        answers: &[f64],
        inputs: &[f64],
        scales: &mut [f64],
        rows: &mut [Status],
    ) -> Result<(), CallFault> {
        let asked = Writer::default().number(SCORE_BATCH).number(assessment).values(answers).values(inputs);
        let limit = AROUND + scales.len() * 8 + rows.len() * 4;
        let answer = self.ask(asked.length(scales.len()).length(rows.len()), limit)?;
        self.read(&answer, |reader| {
            let outcome = reader.outcome()?;
            reader.values_into(scales)?;
            for row in &mut *rows {
                *row = Status(reader.number()?);
            }
            Some(outcome)
        })?
    }

    fn call(&self, operation: &str, request: &[u8], limit: usize) -> Result<Vec<u8>, CallFault> {
        let asked = Writer::default().number(CALL).bytes(operation.as_bytes()).bytes(request).length(limit);
        let answer = self.ask(asked, AROUND + limit)?;
        self.read(&answer, |reader| {
            let outcome = reader.outcome()?;
            let document = reader.bytes()?;
            Some(outcome.map(|()| document.to_vec()))
        })?
    }

    fn release(&mut self) -> Result<(), CallFault> {
        let running = matches!(self.worker.get_mut().unwrap_or_else(PoisonError::into_inner), State::Running(_));
        let outcome = if running {
            let answer = self.ask(Writer::default().number(RELEASE), AROUND);
            answer.and_then(|answer| self.read(&answer, |reader| reader.outcome())?)
        } else {
            Ok(())
        };
        *self.worker.get_mut().unwrap_or_else(PoisonError::into_inner) = State::Released;
        outcome
    }
}
