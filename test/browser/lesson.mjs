// SPDX-License-Identifier: EUPL-1.2
// What comes of a circle: three in it pick a date, one writes a note and a
// step and proposes a lesson, the others say yes from the mail, and it is found
// by who searches; then it is taken back.
import assert from 'node:assert/strict'
import { addOwn, openMail } from './claim.mjs'
import { choose, gather, looksGood, propose, tell } from './circle.mjs'
import { mail } from './contact.mjs'
import { newPage, signIn } from './journey.mjs'

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click()
const text = (page) => page.locator('main').innerText()
const day = (n) => new Date(Date.now() + n * 864e5).toISOString().slice(0, 10)

async function join(host, guest, site, name, who) {
  await addOwn(guest, site, name, who)
  await host.reload()
  await host.fill('#wie', name)
  await press(host, 'Nodig uit')
  await openMail(guest, site, `${who}@example.org`)
  await guest.locator('button[value=ja]').click()
  assert.match(await text(guest), /U zit in de kring/)
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
  await host.fill('#datum', day(30))
  await press(host, 'Bewaar mijn stap')
  assert.match(await text(host), /Bakken timmeren/)
}

async function lesson(host, options, title) {
  await follow(host, 'Stel een les voor')
  await host.fill('#titel', title)
  await host.fill('#tekst', 'Bij Austerlitz Zorgt wachtten wij te lang. Begin klein, dan volgt de rest.')
  await press(host, 'Vraag het de kring')
  assert.match(await text(host), /herkent men wie het is: [^]*“Austerlitz Zorgt”/)
  await looksGood(host, options, 'a lesson with a name in it')
  await host.fill('#tekst', 'Wij wachtten te lang. Begin klein, dan volgt de rest.')
  await press(host, 'Vraag het de kring')
  assert.match(await text(host), /1 van de 3 zei ja/)
  await looksGood(host, options, 'a lesson that waits')
}

async function agree(guest, site, who, options) {
  const letter = await mail(guest, site, `${who}@example.org`, 'Mag iedereen deze les lezen')
  await guest.goto(await letter.locator('a[href*="antwoord=ja"]').first().getAttribute('href'))
  await looksGood(guest, options, 'saying yes to a lesson, from the mail')
  await guest.locator('button[value=ja]').click()
}

async function isFound(page, site, words) {
  // The worker indexes at once; a few seconds are far more than it needs.
  for (let i = 0; i < 100; i++) {
    await page.goto(`${site}/zoeken?q=${encodeURIComponent(words)}`)
    if ((await text(page)).includes(words)) return
    await page.waitForTimeout(200)
  }
  assert.fail('the lesson is found')
}

async function walk(browser, site, links, options) {
  const n = options.viewport.width
  const host = await signIn(browser, options, links, 'contact')
  const one = await newPage(browser, options)
  const two = await newPage(browser, options)
  const title = `Begin klein met zaailingen ${n}`

  await gather(host, one, site, `Zaadhof ${n}`, `zaad${n}`)
  await join(host, two, site, `Stekplek ${n}`, `stek${n}`)
  await host.reload()
  const own = host.url()
  await propose(host, options)
  await tell(one, site, `zaad${n}`, options)
  await host.reload()
  await choose(host, one, site, `zaad${n}`, options)
  await host.goto(own)
  await note(host, options)
  await step(host, options)
  await looksGood(host, options, 'a circle with a step and a note')
  await lesson(host, options, title)
  await agree(one, site, `zaad${n}`, options)
  assert.match(await text(one), /wacht het op het ja/)
  await agree(two, site, `stek${n}`, options)
  assert.match(await text(two), /iedereen kan het nu lezen/)
  await follow(two, 'Bekijk de les')
  assert.match(await text(two), /Een kring:/)
  assert.doesNotMatch(await text(two), /Zaadhof|Stekplek/)
  await looksGood(two, options, 'the lesson, as everyone reads it')
  await isFound(two, site, title)
  await host.reload()
  await press(host, 'Trek het in')
  assert.match(await text(host), /Teruggenomen/)
  await host.goto(own)
  await press(host, 'Stap uit de kring')
  for (const page of [host, one, two]) await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
]

export const lessons = sizes.map(([name, options]) =>
  [`a lesson of a circle, from a note to who finds it, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
