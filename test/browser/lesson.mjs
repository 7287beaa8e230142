// SPDX-License-Identifier: EUPL-1.2
// What comes of a circle: the night proposes one to the coordinator, who invites
// three with one click; they say yes from the mail, pick a date, one writes a
// note and a step and proposes a lesson, the others say yes to that too, and it
// is found by who searches; then it is taken back.
import assert from 'node:assert/strict'
import { addOwn } from './claim.mjs'
import { choose, propose, tell } from './circle.mjs'
import { demoLink, newPage } from './journey.mjs'
import { demoPeople, during, network, withFolder } from './server.mjs'
import { follow, looksGood, mail, openLink, openMail, press, saysSoon, text } from './steps.mjs'

const evening = '@2026-11-16 20:00:00'
const night = '@2026-11-17 04:00:05'    // just after five, in Amsterdam: what is due is done at the start
const morning = '@2026-11-17 08:00:00'
const afterwards = '@2026-12-08 09:00:00'

const asks = ['Wij willen samen een moestuin beginnen. Hoe pak je een moestuin aan?',
  'Onze moestuin zoekt raad: hoe houdt een moestuin het vol in de winter?']
const done = 'Wij hebben tien jaar ervaring met een moestuin van de buurt en vertellen er graag over.'

/** What an initiative asks, or of that kind brings. */
export async function put(page, site, name, words, kind) {
  await page.goto(`${site}/${kind ? 'aanbod' : 'vragen'}/nieuw`)
  await page.fill('#tekst', words)
  if (kind) await page.selectOption('#soort', kind)
  await page.fill('#namens', name)
  await press(page, kind ? 'Breng het' : 'Kijk uw vraag na')
  if (!kind) await press(page, 'Verstuur uw vraag')
  assert.match(await text(page), /staat op het plein/)
}

/** Two in one village ask about the same, and a third knows how. */
async function square(pages, site) {
  for (const [i, page] of pages.entries()) {
    await addOwn(page, site, `Zaadhof ${i}`, `zaad${i}`, () => page.fill('#plaats', 'Woudenberg'))
    await put(page, site, `Zaadhof ${i}`, asks[i] ?? done, asks[i] ? '' : 'experience')
  }
}

/** What the night composed, once its coordinator can read it there. */
export async function proposal(browser, options, site, links, path, words) {
  const page = await newPage(browser, options)
  await page.goto(site + new URL(demoLink(links, 'coordinator')).pathname)
  await page.locator('main form button').first().click()
  await saysSoon(page, site + path, words)
  return page
}

const composed = (browser, options, site, links) =>
  proposal(browser, options, site, links, '/beheer/kringen', /Zaadhof 0/)

async function invite(page, options) {
  assert.match(await text(page), /Zaadhof 1 [^]*vraagt[^]*Zaadhof 2 [^]*weet hoe/)
  await looksGood(page, options, 'a circle that is proposed')
  await press(page, 'Nodig hen allemaal uit')
  assert.match(await text(page), /Er is nu niets voor te stellen/)
  await looksGood(page, options, 'no circle to propose')
  await page.context().close()
}

async function join(page, site, who, options) {
  await openMail(page, await mail(page, site, `${who}@example.org`))
  await looksGood(page, options, 'an invitation to a circle')
  await page.locator('button[value=ja]').click()
  assert.match(await text(page), /U zit in de kring/)
  await follow(page, 'Naar de kring')
}

async function note(host, options) {
  await follow(host, 'Schrijf een notitie')
  await press(host, 'Bewaar deze notitie')
  await looksGood(host, options, 'a note with an error')
  await host.fill('#tekst', 'De volgende keer nemen wij zaad mee.')
  await press(host, 'Bewaar deze notitie')
  assert.match(await text(host), /nemen wij zaad mee[^]*verdwijnt op/)
  await looksGood(host, options, 'the notes of a circle')
  await follow(host, 'Terug naar de kring')
}

async function step(host, options) {
  await follow(host, 'Schrijf uw stap')
  await press(host, 'Bewaar mijn stap')
  await looksGood(host, options, 'a step with errors')
  await host.fill('#wat', 'Bakken timmeren')
  await host.fill('#datum', '2026-12-20')
  await press(host, 'Bewaar mijn stap')
  assert.match(await text(host), /Bakken timmeren/)
}

async function lesson(host, options, title) {
  await follow(host, 'Stel een les voor')
  await host.fill('#titel', title)
  await host.fill('#tekst', 'Bij Zaadhof 1 wachtten wij te lang. Begin klein, dan volgt de rest.')
  await press(host, 'Vraag het de kring')
  assert.match(await text(host), /herkent men wie het is: [^]*“Zaadhof 1”/)
  await looksGood(host, options, 'a lesson with a name in it')
  await host.fill('#tekst', 'Wij wachtten te lang. Begin klein, dan volgt de rest.')
  await press(host, 'Vraag het de kring')
  assert.match(await text(host), /1 van de 3 zei ja/)
  await looksGood(host, options, 'a lesson that waits')
}

async function agree(guest, site, who, options) {
  const letter = await mail(guest, site, `${who}@example.org`, 'Mag iedereen deze les lezen')
  await openLink(guest, letter.locator('a[href*="antwoord=ja"]').first())
  await looksGood(guest, options, 'saying yes to a lesson, from the mail')
  await guest.locator('button[value=ja]').click()
}

/** The first who says yes is at the wheel. */
async function meet([host, ...others], site, options) {
  await join(host, site, 'zaad0', options)
  for (const [i, page] of others.entries()) await join(page, site, `zaad${i + 1}`, options)
  await host.reload()
  await propose(host, options, Date.parse('2026-11-17'))
  await tell(others[0], site, 'zaad1', options)
  await host.reload()
  await choose(host, others[0], site, 'zaad1', options)
  await follow(host, 'Terug naar de kring')
  return new URL(host.url()).pathname
}

async function learn([host, one, two], site, circle, options) {
  const title = 'Begin klein met zaailingen'

  await host.goto(site + circle)
  await note(host, options)
  for (const page of [host, one]) {
    await page.goto(site + circle)
    await step(page, options)
  }
  await looksGood(one, options, 'a circle with steps and a note')
  await host.goto(site + circle)
  await lesson(host, options, title)
  await agree(one, site, 'zaad1', options)
  assert.match(await text(one), /wacht het op het ja/)
  await agree(two, site, 'zaad2', options)
  assert.match(await text(two), /iedereen kan het nu lezen/)
  await follow(two, 'Bekijk de les')
  assert.match(await text(two), /Een kring:/)
  assert.doesNotMatch(await text(two), /Zaadhof/, 'nobody is named')
  await looksGood(two, options, 'the lesson, as everyone reads it')
  await saysSoon(two, `${site}/zoeken?q=${encodeURIComponent(title)}`, new RegExp(title))
  await host.reload()
  await press(host, 'Trek het in')
  assert.match(await text(host), /Teruggenomen/)
}

const walk = (options) => ({ browser }) => withFolder(async (folder) => {
  const pages = [await newPage(browser, options), await newPage(browser, options), await newPage(browser, options)]
  const { data } = network(folder, evening)

  await during(data, evening, ['--demo'], (site) => square(pages, site))
  const atNight = demoPeople(data, night)
  const desk = await during(data, night, ['--demo'], (site) => composed(browser, options, site, atNight))
  await desk.context().close()
  const links = demoPeople(data, morning)
  const circle = await during(data, morning, ['--demo'], async (site) => {
    await invite(await composed(browser, options, site, links), options)
    return meet(pages, site, options)
  })
  await during(data, afterwards, ['--demo'], (site) => learn(pages, site, circle, options))
  for (const page of pages) await page.context().close()
})

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
]

export const lessons = sizes.map(([name, options]) =>
  [`a circle, from proposal to a lesson that is found, ${name}`, walk(options)])
