// SPDX-License-Identifier: EUPL-1.2
// Servers of a journey's own: on a folder of its own, if need be at another hour.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = process.env.PROGRAM

let next = 21000 + (process.pid % 9000)

// A server on its own folder. clock: stands there when it starts.
export async function serve(data, options, clock) {
  const port = next++
  const args = ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, ...options]
  const child = spawn(program, args, { env: clock ? at(clock) : process.env })
  let log = ''
  child.stderr.on('data', (bytes) => { log += bytes })
  const site = `http://127.0.0.1:${port}`
  for (let i = 0; i < 300 && !log.includes('serve.start'); i++)
    await new Promise((done) => setTimeout(done, 100))
  return { site, log: () => log, stop: async () => {
    const ended = new Promise((done) => child.on('exit', done))
    child.kill('SIGTERM')
    await ended
  } }
}

// What makes a program believe that it is then; waiting takes as long as ever.
function at(clock) {
  const env = { ...process.env, DONT_FAKE_MONOTONIC: '1', TZ: 'UTC', FAKETIME: clock }
  const lines = execFileSync('faketime', ['-f', clock, 'env']).toString().split('\n')
  env.LD_PRELOAD = lines.find((line) => line.startsWith('LD_PRELOAD=')).slice(11)
  return env
}

// A folder for one journey, gone when it ends, however it ends.
export async function withFolder(journey) {
  const folder = mkdtempSync(join(tmpdir(), 'brengplein-running-'))
  try {
    await journey(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// A server for one journey, or a part of it.
export async function withServer(prepare, options, clock, journey) {
  await withFolder(async (folder) => {
    const server = await serve(prepare(folder), options, clock)
    try {
      await journey(server)
    } finally {
      await server.stop()
    }
  })
}

/** A part of a journey that stands at that moment; what it gives back. */
export async function during(data, clock, options, part) {
  const server = await serve(data, options, clock)
  try {
    return await part(server.site)
  } finally {
    await server.stop()
  }
}

const made = new Map()

function run(clock, ...args) {
  return execFileSync(program, args, { cwd: join(process.env.NETWORK, '../..'), env: clock ? at(clock) : process.env,
    stdio: ['ignore', 'pipe', 'ignore'] }).toString()
}

/** The people of the demonstration, with links to come in by: then, or now. */
export const demoPeople = (data, clock) => run(clock, 'demo', '--data', data, '--demo')

// The network of the demonstration as it is then, and the links of its people;
// read in once for each moment.
export function network(folder, clock) {
  const data = join(folder, 'data')
  if (!made.has(clock)) {
    made.set(clock, mkdtempSync(join(tmpdir(), 'brengplein-network-')))
    run(clock, 'migrate', '--data', made.get(clock))
    run(clock, 'import', process.env.NETWORK, '--data', made.get(clock))
  }
  cpSync(made.get(clock), data, { recursive: true })
  return { data, links: demoPeople(data, clock) }
}

export function forgetNetworks() {
  for (const folder of made.values()) rmSync(folder, { recursive: true })
}
