// SPDX-License-Identifier: EUPL-1.2
// Runs every test of pages.mjs, own.mjs and journey.mjs in turn; the last line counts.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { calendars } from './calendar.mjs'
import { calmness } from './calm.mjs'
import { claims } from './claim.mjs'
import { contacts } from './contact.mjs'
import { agendas } from './agenda.mjs'
import { circles } from './circle.mjs'
import { lessons } from './lesson.mjs'
import { meetings } from './meet.mjs'
import { seatings } from './seating.mjs'
import { series } from './series.mjs'
import { symposia } from './symposium.mjs'
import { tables } from './table.mjs'
import { edits } from './edit.mjs'
import { erasing } from './erase.mjs'
import { floods } from './flood.mjs'
import { follows } from './follow.mjs'
import { harvests } from './harvest.mjs'
import { journeys } from './journey.mjs'
import { media } from './media.mjs'
import { members } from './member.mjs'
import { merges } from './merge.mjs'
import { newsletters } from './newsletter.mjs'
import { own } from './own.mjs'
import { people } from './people.mjs'
import { pages } from './pages.mjs'
import { pictures } from './pictures.mjs'
import { privacy } from './privacy.mjs'
import { reports } from './proceedings.mjs'
import { running } from './running.mjs'
import { forgetNetworks } from './server.mjs'
import { signing } from './sign.mjs'
import { thanks } from './thanks.mjs'
import { togethers } from './together.mjs'
import { triangles } from './triangle.mjs'

const site = process.env.SITE
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
let passed = 0
let failed = 0

// The server says when it is there; a minute is far more than it needs.
for (let i = 0; i < 600; i++) {
  try {
    if ((await fetch(`${site}/healthz`)).ok) break
  } catch {
    await new Promise((done) => setTimeout(done, 100))
  }
}

if (process.env.PICTURES) {
  await pictures({ browser, site, links: readFileSync(process.env.LINKS, 'utf8') }, process.env.PICTURES)
  await browser.close()
  process.exit(0)
}

const only = process.env.ONLY
// Signing in comes last: a new passkey ends the sessions of the others.
const tests = [...pages, ...claims, ...own, ...journeys, ...edits, ...follows, ...newsletters, ...media, ...merges, ...privacy,
  ...calmness, ...floods, ...contacts, ...agendas, ...circles, ...lessons, ...meetings, ...calendars, ...harvests, ...series, ...tables, ...seatings, ...reports, ...symposia, ...togethers, ...triangles, ...thanks, ...people, ...members, ...running, ...erasing, ...signing]
for (const [name, test] of tests) {
  if (only && !name.includes(only)) continue
  const began = Date.now()
  try {
    await test({ browser, site, links: readFileSync(process.env.LINKS, 'utf8') })
    passed++
  } catch (error) {
    failed++
    console.log(`FAILED ${name}\n${error.stack ?? error}`)
  }
  if (process.env.TIMES) console.log(`${((Date.now() - began) / 1000).toFixed(1)} s  ${name}`)
}
await browser.close()
forgetNetworks()
if (failed) console.log(readFileSync(process.env.LOG, 'utf8').slice(-4000))
console.log(`${passed} passed, ${failed} failed, 0 skipped`)
process.exit(failed ? 1 : 0)
