// SPDX-License-Identifier: EUPL-1.2
// Who sits where: ninety-five people at six tables in two rounds, one moved by
// hand, someone late, the lists and the badges on paper.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { signIn } from './journey.mjs'
import { plan } from './table.mjs'
import { looksGood, press, text } from './steps.mjs'

const sides = ['initiative', 'resident', 'initiative', 'municipality', 'council', 'care', 'bank', 'education']

/** As if they had filled in the form: from the nth, so many. */
export function come(slug, from, many) {
  const meeting = `(SELECT id FROM entry WHERE slug = '${slug}')`
  const table = (n) => `(SELECT e.id FROM entry e JOIN meeting_table t ON t.id = e.id
    JOIN entry_link l ON l.entry_id = e.id AND l.role = 'meeting' AND l.target_id = ${meeting}
    WHERE t.number = ${n % 6 + 1})`
  const statements = Array.from({ length: many }, (_, i) => from + i).map((n) => `
    INSERT INTO registration (meeting_id, guest, fold, behalf, state, turn, registered_at)
      VALUES (${meeting}, 'Gast ${n}', 'gast ${n}', 'Club ${Math.floor(n / 2)}', 'coming', ${n + 1}, 0);
    INSERT INTO registration_wish (registration_id, side, first_id, second_id)
      VALUES (last_insert_rowid(), '${sides[n % 8]}', ${table(n)}, ${table(n + 1 + n % 3)});`)
  execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(process.env.DATA, 'brengplein.db'), `BEGIN;${statements.join('')}COMMIT`])
}

export async function addTables(page, meeting) {
  for (const title of ['Vervoer', 'Wonen', 'Geld', 'Vrijwilligers', 'Gemeente', 'Ontmoeten']) {
    await page.goto(`${meeting}/tafels/nieuw`)
    await page.fill('#titel', title)
    await page.fill('#stoelen', '17')
    await press(page, 'Bewaar')
  }
}

async function move(page, options) {
  await page.getByRole('link', { name: 'Gast 10', exact: true }).first().click()
  await looksGood(page, options, 'one person')
  await page.selectOption('#tafel-2', await page.locator('#tafel-1').inputValue())
  await press(page, 'Bewaar')
  assert.match(await text(page), /twee keer aan dezelfde tafel/)
  await looksGood(page, options, 'one person with an error')
  await page.selectOption('#tafel-2', '0')
  await press(page, 'Bewaar')
  assert.match(await text(page), /1 persoon heeft nog geen plek/)
}

async function walk(browser, site, links, options) {
  const nth = `${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  const page = await signIn(browser, options, links, 'coordinator')
  const meeting = await plan(page, site, `Indeling ${nth}`)
  await addTables(page, meeting)
  come(meeting.split('/').pop(), 0, 95)
  await page.goto(meeting)
  await page.getByRole('link', { name: 'Wie zit waar' }).click()
  await looksGood(page, options, 'nobody seated')
  await page.selectOption('#rondes', '2')
  await press(page, 'Maak een indeling')
  assert.match(await text(page), /9\d van 95 op eerste of tweede keuze/)
  await looksGood(page, options, 'seated')
  await move(page, options)
  come(meeting.split('/').pop(), 95, 2)
  await page.reload()
  assert.match(await text(page), /3 mensen hebben nog geen plek/)
  await press(page, 'Geef hun een plek, de rest blijft zitten')
  assert.doesNotMatch(await text(page), /nog geen plek/)
  await press(page, 'Laat iedereen de eigen tafel zien')
  assert.match(await text(page), /Verberg het voor deelnemers/)
  const paper = await page.pdf({ preferCSSPageSize: true, path: process.env.SHOTS && `${process.env.SHOTS}/indeling.pdf` })
  assert.ok(paper.toString('latin1').match(/\/Type \/Page\b/g).length <= 6, 'two rounds on six sheets at most')
  await page.getByRole('link', { name: 'Lijst op naam' }).click()
  await looksGood(page, options, 'by name')
  await page.goto(`${meeting}/badges`)
  assert.equal((await text(page)).match(/Tafel \d · Tafel \d/g).length, 97)
  await looksGood(page, options, 'badges with tables')
  await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const seatings = sizes.map(([name, options]) =>
  [`who sits where, from making it to badges, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
