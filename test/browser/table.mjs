// SPDX-License-Identifier: EUPL-1.2
// Theme tables: a coordinator plans a symposium, ninety-five people say what
// they hope for, six tables are proposed from that, one is changed, someone
// chooses two of them when registering, and their cards are printed.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, openLink, press, text } from './steps.mjs'

export const wishes = [
  ['Welke subsidies zijn er voor ons?', 'Onze subsidie stopt volgend jaar, en dan?',
    'Ik wil leren hoe je fondsen werft.'],
  ['Hoe regel je vervoer met vrijwillige chauffeurs?', 'De bus rijdt hier niet meer, wij zoeken vervoer.',
    'Hoe zijn chauffeurs verzekerd bij onderling vervoer?'],
  ['Hoe begin je een woongroep?', 'Ik zoek een locatie voor onze woongroep.',
    'Wij willen een woongemeenschap van jong en oud.'],
  ['Hoe houden we vrijwilligers enthousiast?', 'Onze vrijwilligers raken overbelast.',
    'Waar vind je nieuwe vrijwilligers?'],
  ['Hoe krijg je een vast contact bij de gemeente?', 'De gemeente wisselt steeds van ambtenaar.',
    'Hoe praat je met een wethouder?'],
  ['Hoe bereik je mensen die eenzaam zijn?', 'Wat doen anderen tegen eenzaamheid?',
    'Wie gaat langs bij eenzame mensen?'],
]

// As if ninety-five people had filled in the form.
function comeAll(slug) {
  const rows = Array.from({ length: 95 }, (_, n) => {
    const said = wishes[n % 6][Math.floor(n / 6) % 3]
    return `((SELECT id FROM entry WHERE slug = '${slug}'), 'Gast ${n}', 'gast ${n}', '${said}', 'coming', ${n + 1}, 0)`
  })
  execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(process.env.DATA, 'brengplein.db'),
    `INSERT INTO registration (meeting_id, guest, fold, wants, state, turn, registered_at) VALUES ${rows.join(',')}`])
}

export async function plan(page, site, title) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', title)
  await page.selectOption('#soort', 'symposium')
  await page.fill('#datum', new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10))
  await page.fill('#plek', 'Podium Oost')
  await page.fill('#kort', 'Een dag voor initiatieven, gemeenten en zorg.')
  await press(page, 'Zet op de agenda')
  return page.url()
}

/** From what people wrote to six tables. */
async function propose(page, options) {
  await page.getByRole('link', { name: 'Tafels', exact: true }).click()
  await looksGood(page, options, 'no tables yet')
  await page.getByRole('link', { name: 'Stel tafels voor' }).click()
  await looksGood(page, options, 'tables that are proposed')
  assert.equal(await page.getByRole('checkbox').count(), 6, 'six tables are proposed')
  await page.getByLabel('Naam van de tafel (Onderling vervoer)').fill('')
  await press(page, 'Maak deze tafels')
  await looksGood(page, options, 'a proposal without a name')
  await page.getByLabel('Naam van de tafel (Onderling vervoer)').fill('Samen rijden')
  await press(page, 'Maak deze tafels')
  assert.match(await text(page), /6 tafels, 96 stoelen voor 95 mensen/)
  await looksGood(page, options, 'six tables')
}

async function change(page, options) {
  const samen = page.locator('li').filter({ hasText: 'Samen rijden' })
  await samen.getByRole('link', { name: /^Wijzig/ }).click()
  await page.fill('#stoelen', '1')
  await press(page, 'Bewaar')
  await looksGood(page, options, 'a table with errors')
  await page.fill('#stoelen', '14')
  await page.fill('#begeleider', 'Gast 7')
  await page.getByLabel('Gemeente', { exact: true }).check()
  await press(page, 'Bewaar')
  assert.match(await samen.innerText(), /Leidt het gesprek: Gast 7/)
  await samen.getByRole('button', { name: /^Haal weg/ }).click()
  assert.match(await text(page), /5 tafels/)
  await looksGood(page, options, 'a table that was taken away')
  await page.getByRole('button', { name: /^Zet terug/ }).click()
  assert.match(await text(page), /6 tafels/)
}

async function register(browser, options, site, meeting, name) {
  const page = await newPage(browser, options)
  await page.goto(meeting)
  await looksGood(page, options, 'a meeting with tables')
  await page.goto(`${meeting}/aanmelden`)
  await page.fill('#naam', name)
  await page.fill('#email', `${name.toLowerCase()}@example.org`)
  await page.selectOption('#kant', 'municipality')
  await page.selectOption('#tafel', { label: await page.locator('#tafel option').nth(1).innerText() })
  await page.selectOption('#tweede', { index: 1 })
  await press(page, 'Ik kom')
  assert.match(await text(page), /Kies een andere tafel dan uw eerste/)
  await looksGood(page, options, 'registering with a wrong choice')
  await page.selectOption('#tweede', { index: 2 })
  await press(page, 'Ik kom')
  const letter = await mail(page, site, `${name.toLowerCase()}@example.org`, '')
  await openLink(page, letter.locator('a[href*="/aanmelding/"]'))
  assert.equal(await page.locator('#tweede').evaluate((s) => s.selectedIndex), 2)
  await looksGood(page, options, 'one\'s own registration with tables')
  await page.context().close()
}

/** Nobody of a bank registered: the organiser reads that. */
async function expect(page, options) {
  await page.getByRole('link', { name: 'Wie verwacht u?' }).click()
  await page.getByLabel('Gemeente', { exact: false }).first().check()
  await page.getByLabel('Bank, fonds of verzekeraar').check()
  await press(page, 'Bewaar')
  assert.match(await text(page), /Nog niemand van: Bank, fonds of verzekeraar/)
  await looksGood(page, options, 'who is expected')
}

async function print(page, options) {
  await page.getByRole('link', { name: 'Tafelkaarten' }).click()
  await looksGood(page, options, 'the cards of tables')
  const paper = await page.pdf({ preferCSSPageSize: true, path: process.env.SHOTS && `${process.env.SHOTS}/kaarten.pdf` })
  assert.equal(paper.toString('latin1').match(/\/Type \/Page\b/g).length, 6, 'a sheet for each table')
}

async function walk(browser, site, links, options) {
  const nth = `${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  const page = await signIn(browser, options, links, 'coordinator')
  const meeting = await plan(page, site, `Symposium ${nth}`)
  comeAll(meeting.split('/').pop())
  await propose(page, options)
  await change(page, options)
  await register(browser, options, site, meeting, `Tafelaar${nth}`)
  await page.reload()
  assert.match(await text(page), /16 stoelen, eerste keuze van 1, 16 mensen schreven erover/)
  await print(page, options)
  await page.goto(`${meeting}/tafels`)
  await expect(page, options)
  await page.goto(meeting)
  await looksGood(page, options, 'the steps of a meeting with tables')
  await page.goto(`${meeting}/aanmeldingen`)
  assert.match(await text(page), /Komt namens: Gemeente/)
  await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const tables = sizes.map(([name, options]) =>
  [`theme tables, from what people wrote to cards on paper, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
