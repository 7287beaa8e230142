// SPDX-License-Identifier: EUPL-1.2
// Meetings in the calendar programs of others: khal and ical.js read what is
// planned here at the hour it was planned, on both sides of each change of the
// clock and in the hour that comes twice. By a clock that stands in October.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { newPage } from './journey.mjs'
import { network, serve, withFolder } from './server.mjs'
import { press } from './steps.mjs'

const clock = '@2026-10-20 10:00:00'

// What is typed, and the moment that is: of the hour that comes twice the first.
const planned = [
  ['Laatste zomeravond', '2026-10-24', '19:30', '21:00', '2026-10-24T17:30Z'],
  ['Nachtwacht', '2026-10-25', '02:30', '02:45', '2026-10-25T00:30Z'],
  ['Eerste winteravond', '2026-10-26', '19:30', '21:00', '2026-10-26T18:30Z'],
  ['Nieuwjaar', '2027-01-15', '09:00', '10:00', '2027-01-15T08:00Z'],
  ['Laatste winteravond', '2027-03-27', '19:30', '21:00', '2027-03-27T18:30Z'],
  ['Eerste zomerdag', '2027-03-29', '09:00', '10:30', '2027-03-29T07:00Z'],
]

async function plan(page, site, [title, date, from, to]) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', title)
  await page.fill('#datum', date)
  await page.fill('#tijd', from)
  await page.fill('#tot', to)
  await page.fill('#plek', 'Het dorpshuis')
  await page.fill('#kort', 'Koken; praten, en meer.')
  await press(page, 'Zet op de agenda')
  await page.goto(`${page.url().split('?')[0]}/aanmelden`)
  await press(page, 'Ik kom')
}

const shown = '{title} {start-long-full} {end-long-full}'

/** "Nachtwacht 2026-10-25T02:30 2026-10-25T02:45" of each, as khal shows them. */
function khal(folder, calendar, days) {
  const place = join(folder, 'khal')
  mkdirSync(join(place, 'own'), { recursive: true })
  writeFileSync(join(place, 'conf'), `[calendars]\n[[own]]\npath = ${place}/own\n` +
    '[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n' +
    'timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n' +
    'datetimeformat = %Y-%m-%dT%H:%M\nlongdatetimeformat = %Y-%m-%dT%H:%M\n' +
    `[sqlite]\npath = ${place}/khal.db\n`)
  writeFileSync(join(place, days ? 'own/one.ics' : 'calendar.ics'), calendar)
  const asked = days ? ['list', '--day-format', '', '-f', shown, ...days]
    : ['printics', '-f', shown, join(place, 'calendar.ics')]
  return execFileSync('khal', ['-c', join(place, 'conf'), ...asked], { encoding: 'utf8' }).split('\n')
}

const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam',
  dateStyle: 'short', timeStyle: 'short' })

/** The same by ical.js, and the moment of the start. */
function icaljs(calendar) {
  const all = new ICAL.Component(ICAL.parse(calendar))
  return all.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one)
    const [from, to] = [event.startDate, event.endDate].map((t) => new Date(t.toUnixTime() * 1000))
    return `${event.summary} ${[from, to].map((t) => amsterdam.format(t).replace(' ', 'T')).join(' ')}` +
      ` ${from.toISOString().slice(0, 16)}Z`
  })
}

/** Each time of a course, as ical.js counts them out. */
function occurrences(calendar) {
  const all = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  const master = all.find((one) => one.hasProperty('rrule'))
  const event = new ICAL.Event(master, { exceptions: all.filter((one) => one !== master) })
  const times = event.iterator()
  const found = []
  for (let next = times.next(); next; next = times.next()) {
    const { startDate } = event.getOccurrenceDetails(next)
    found.push(new Date(startDate.toUnixTime() * 1000).toISOString().slice(0, 16))
  }
  return found
}

/** A course over the change of the clock: its second session moved, its third off. */
async function course(page, site, folder, data) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', 'Cursus')
  await page.fill('#datum', '2026-10-22')
  await page.fill('#tijd', '19:30')
  await page.fill('#tot', '21:00')
  await page.fill('#plek', 'Het dorpshuis')
  await page.fill('#kort', 'Samen leren rekenen.')
  await page.locator('summary', { hasText: 'Meer erover' }).click()
  await page.selectOption('#herhaal', 'week')
  await page.fill('#keren', '4')
  await page.getByLabel('Het is een cursus').check()
  await press(page, 'Zet op de agenda')
  await page.goto(`${site}/bijeenkomsten/cursus-2026-10-22/aanmelden`)
  await press(page, 'Ik kom')
  await page.goto(`${site}/bijeenkomsten/cursus-2026-10-29/wijzigen`)
  await page.fill('#datum', '2026-10-30')
  await page.fill('#tijd', '20:00')
  await press(page, 'Bewaar')
  await page.goto(`${site}/bijeenkomsten/cursus-2026-11-05/afgelasten`)
  await page.fill('#reden', 'De zaal is bezet.')
  await press(page, 'Zeg het af')
  const calendar = invitation(data, 'Cursus')
  assert.deepEqual(khal(folder, calendar, ['2026-10-20', '40d']).filter((line) => line.startsWith('Cursus')),
    ['Cursus 2026-10-22T19:30 2026-10-22T21:00', 'Cursus 2026-10-30T20:00 2026-10-30T21:00',
      'Cursus 2026-11-12T19:30 2026-11-12T21:00'])
  assert.deepEqual(occurrences(calendar),
    ['2026-10-22T17:30', '2026-10-30T19:00', '2026-11-12T18:30'])
}

function bothRead(folder, calendar, meetings, what) {
  const [one, other] = [khal(folder, calendar), icaljs(calendar)]
  for (const [title, date, from, to, moment] of meetings) {
    const line = `${title} ${date}T${from} ${date}T${to}`
    assert.ok(one.includes(line), `${what}: ${line} in khal's ${one.join('\n')}`)
    assert.ok(other.includes(`${line} ${moment}`), `${what}: ${line} in ical.js's ${other.join('\n')}`)
  }
}

const fetched = async (url) => {
  const reply = await fetch(url)
  assert.equal(reply.status, 200, url)
  assert.match(reply.headers.get('content-type'), /^text\/calendar/)
  return reply.text()
}

// The calendar that went with the letter about it.
const invitation = (data, title) => execFileSync('sqlite3', [join(data, 'brengplein.db'),
  `SELECT calendar FROM mail WHERE calendar LIKE '%SUMMARY:${title}%' ORDER BY id DESC LIMIT 1`],
{ encoding: 'utf8' })

const read = ({ browser }) => withFolder(async (folder) => {
  const { data, links } = network(folder, clock)
  const server = await serve(data, ['--demo'], clock)
  try {
    const path = new URL(links.split('\n').find((line) => line.trim().startsWith('contact'))
      .trim().split(/\s+/).pop()).pathname
    const page = await newPage(browser, { viewport: { width: 1280, height: 900 } })
    await page.goto(server.site + path)
    await page.locator('main form button').first().click()
    for (const meeting of planned) await plan(page, server.site, meeting)
    await page.goto(`${server.site}/mijn`)
    await press(page, 'Zet mijn bijeenkomsten in mijn agenda')
    const own = await page.locator('a[href^="http"][href*="/agenda/"][href$=".ics"]').getAttribute('href')
    bothRead(folder, await fetched(own), planned, 'the personal feed')
    bothRead(folder, await fetched(`${server.site}/bijeenkomsten.ics`), planned, 'the public feed')
    for (const meeting of planned)
      bothRead(folder, invitation(data, meeting[0]), [meeting], 'the invitation')
    await course(page, server.site, folder, data)
    await page.context().close()
  } finally {
    await server.stop()
  }
})

export const calendars = [
  ['meetings: khal and ical.js show each at its hour', read],
]
