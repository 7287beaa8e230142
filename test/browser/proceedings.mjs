// SPDX-License-Identifier: EUPL-1.2
// The report of a meeting: written, read along by someone without an account
// from the mailed link, taken over, published, and printed as one would hand
// it to an alderman.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as look from './pages.mjs'
import { newPage, signIn } from './journey.mjs'
import { mail, openLink, text } from './steps.mjs'

const press = (page, name) => page.getByRole('button', { name }).first().click()

async function looksGood(page, options, what) {
  if (options.javaScriptEnabled !== false) await look.accessible(page, what)
  await look.fits(page, what)
  if (page.url().includes('/verslag')) {
    const reply = await page.request.get(page.url())
    if (reply.ok()) await look.valid(await reply.text(), what)
  }
}

async function plan(page, site, title) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', title)
  await page.fill('#datum', new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10))
  await page.fill('#plek', 'Podium Oost')
  await page.fill('#kort', 'Een dag voor initiatieven, gemeenten en zorg.')
  await press(page, 'Zet op de agenda')
  return page.url()
}

async function register(browser, site, meeting, name) {
  const page = await newPage(browser, { viewport: { width: 390, height: 800 } })
  await page.goto(`${meeting}/aanmelden`)
  await page.fill('#naam', name)
  await page.fill('#email', `${name.toLowerCase()}@example.org`)
  await page.fill('#namens', 'De Buurtsoep')
  await press(page, 'Ik kom')
  await page.context().close()
}

// As if it was yesterday, and two tables had noted what was said.
export function held(slug, nth) {
  const it = `(SELECT id FROM entry WHERE slug = '${slug}')`
  const tables = ['Samen koken in het dorp', 'Vervoer voor wie niet meer rijdt']
  const notes = [
    ['insight', 'Wie samen kookt, leert zijn buren kennen. Dat bleek in alle vijf de dorpen.', '', ''],
    ['need', 'Een keuken die aan de regels voldoet en die wij per avond kunnen huren.', '', ''],
    ['barrier', 'De verzekering van vrijwilligers is per gemeente anders geregeld.', '', ''],
    ['action', 'Een lijst maken van keukens die per avond te huur zijn.', 'De Buurtsoep', '2027-03-01'],
    ['action', 'De gemeente vragen naar de verzekering.', '', ''],
    ['conclusion', 'Begin klein: een pan soep en een tafel zijn genoeg.', '', ''],
  ]
  const sql = [`UPDATE meeting SET starts_at = ${Math.floor(Date.now() / 1000) - 86400},
    ends_at = ${Math.floor(Date.now() / 1000) - 80000} WHERE id = ${it};`]
  tables.forEach((title, n) => {
    const table = `${slug}-tafel-${n + 1}`
    sql.push(`INSERT INTO entry (type, slug, title, sort_key, status, created_at, updated_at)
      VALUES ('table', '${table}', '${title}', '${title}', 'published', 1, 1);
      INSERT INTO meeting_table (id, number) SELECT id, ${n + 1} FROM entry WHERE slug = '${table}';
      INSERT INTO entry_link (entry_id, role, position, target_id)
      SELECT id, 'meeting', 0, ${it} FROM entry WHERE slug = '${table}';`)
    notes.forEach(([kind, words, owner, due], i) => sql.push(`INSERT INTO harvest_note
      (meeting_id, table_id, uid, mark, kind, perspective, text, owner, due, position, created_at, updated_at)
      SELECT ${it}, id, 'regelvan${nth}${n}${i}xxxxxxxx', 'regelvan${nth}${n}${i}xxxxxxxx', '${kind}',
      'initiative', '${words}', '${owner}', '${due}', ${i}, 1, 1 FROM entry WHERE slug = '${table}';`))
  })
  execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(process.env.DATA, 'brengplein.db'), sql.join('\n')])
}

async function write(host, report, options) {
  await host.goto(`${report}/schrijven`)
  await looksGood(host, options, 'writing a report')
  await host.fill('#inleiding', 'Veertig mensen van vijf dorpen spraken in Podium Oost over koken en vervoer.\n\n' +
    'Wat zij leerden, wat zij nodig hebben en wat zij afspraken staat hieronder.')
  await host.getByLabel('Tekst van tafel “Samen koken in het dorp”').fill('Aan deze tafel zaten mensen die al koken en mensen die willen beginnen.')
  await press(host, 'Bewaar')
  assert.match(await text(host), /Veertig mensen/)
  assert.match(await text(host), /Nog niet af/)
  await looksGood(host, options, 'a draft of a report')
  await host.getByRole('link', { name: 'Correctieronde', exact: true }).first().click()
  await looksGood(host, options, 'before the round')
  await host.fill('#dagen', '2')
  await press(host, 'Open de ronde')
  assert.match(await text(host), /van 3 tot 60/)
  await host.fill('#dagen', '14')
  await press(host, 'Open de ronde')
  assert.match(await text(host), /Open tot en met/)
}

async function correct(browser, site, name, options) {
  const page = await newPage(browser, { ...options, viewport: { width: 390, height: 800 } })
  const letter = await mail(page, site, `${name.toLowerCase()}@example.org`, 'Lees mee')
  await openLink(page, letter.locator('a[href*="/correctie/"]').first())
  await looksGood(page, options, 'reading along')
  const summary = page.locator('summary', { hasText: 'Klopt hier iets niet' }).nth(1)
  await summary.click()
  const box = page.locator('details[open]').first()
  await box.getByLabel('Hier mist iets').check()
  await box.getByLabel('Uw woorden').fill('Er was ook brood van de bakker uit Odijk.')
  await looksGood(page, options, 'a correction')
  await box.getByRole('button', { name: 'Versturen' }).click()
  assert.match(await text(page), /Er was ook brood/)
  await looksGood(page, options, 'what was proposed')
  return page
}

/** What one would hand to an alderman: a file with the whole text in it. */
async function print(host, report) {
  const folder = mkdtempSync(join(tmpdir(), 'brengplein-report-'))
  try {
    await host.goto(report)
    const file = join(folder, 'verslag.pdf')
    const bytes = await host.pdf({ format: 'A4', preferCSSPageSize: true })
    writeFileSync(file, bytes)
    if (process.env.SHOTS) writeFileSync(join(process.env.SHOTS, 'verslag.pdf'), bytes)
    const words = execFileSync('pdftotext', ['-layout', file, '-']).toString()
    for (const part of [/In dit verslag/, /Vervolgstappen/, /De Buurtsoep/, /1 maart 2027/, /Nog niet af/,
      /Er was ook brood/, /Toegevoegd door deelnemers/, /Versie 1/, /\d ?\/ ?\d/])
      assert.match(words, part)
    assert.ok(words.split('\f').length > 2, 'a title page and the text')
    assert.doesNotMatch(words, /U organiseert dit/, 'nothing one cannot tap')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function walk(browser, site, links, options) {
  const nth = `${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  const name = `Lezer${nth}`
  const host = await signIn(browser, options, links, 'contact')
  const meeting = await plan(host, site, `Koken en rijden ${nth}`)
  const report = `${meeting}/verslag`
  await register(browser, site, meeting, name)
  held(meeting.split('/').pop(), nth)

  await write(host, report, options)
  const guest = await correct(browser, site, name, options)
  await host.goto(`${report}/ronde`)
  await looksGood(host, options, 'a proposal')
  assert.match(await text(host), /De Buurtsoep/)
  assert.doesNotMatch(await text(host), new RegExp(name))
  await press(host, 'Neem dit over')
  assert.match(await text(host), /Niets wacht op uw antwoord/)
  await host.goto(`${report}/publiceren`)
  await looksGood(host, options, 'publishing')
  await press(host, 'Publiceren')
  assert.match(await text(host), /Versie 1/)
  await looksGood(host, options, 'a report')
  await print(host, report)

  await guest.goto(report)
  assert.match(await text(guest), /Wat deelnemers toevoegden/)
  assert.match(await text(guest), /Er was ook brood/)
  assert.doesNotMatch(await text(guest), /U organiseert dit/)
  await looksGood(guest, options, 'a report, for everyone')
  for (const page of [host, guest]) await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const reports = sizes.map(([name, options]) =>
  [`a report with its correction round, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
