// SPDX-License-Identifier: EUPL-1.2
// A circle: begun by an initiative, shown to everyone, and left again. And how it
// meets: moments proposed, a member tells from the mail what suits, the date is
// chosen, the script lies on the table, it is changed and called off.
import assert from 'node:assert/strict'
import { addOwn } from './claim.mjs'
import { newPage, signIn } from './journey.mjs'
import { follow, looksGood, mail, openLink, openMail, press, text } from './steps.mjs'

async function walk(browser, site, links, options) {
  const page = await signIn(browser, options, links, 'contact')
  const purpose = `Samen koken, ${options.viewport.width} ${options.javaScriptEnabled !== false}`

  await page.goto(`${site}/kringen`)
  await looksGood(page, options, 'the circles')
  await follow(page, 'Begin een kring')
  await press(page, 'Begin de kring')
  await looksGood(page, options, 'beginning a circle with errors')
  await page.fill('#doel', purpose)
  await page.fill('#adres', 'Dorpsstraat 1')
  await press(page, 'Begin de kring')
  await looksGood(page, options, 'a circle, as its members see it')
  await page.fill('#wie', 'Iets dat er niet is')
  await press(page, 'Nodig uit')
  assert.match(await text(page), /Wij kennen dit initiatief of deze organisatie niet/)
  const own = page.url()
  await page.goto(`${site}/kringen`)
  await follow(page, purpose)
  assert.doesNotMatch(await text(page), /Dorpsstraat|Austerlitz Zorgt/)
  await looksGood(page, options, 'a circle, as everyone sees it')
  await page.goto(own)
  await press(page, 'Laat het iedereen zien')
  await page.goto(`${site}/kringen`)
  await follow(page, purpose)
  assert.match(await text(page), /Austerlitz Zorgt/)
  await page.goto(own)
  await press(page, 'Stap uit de kring')
  await page.goto(`${site}/kringen`)
  assert.doesNotMatch(await text(page), new RegExp(purpose))
  await page.context().close()
}

// So many days from now, on a clock of this country.
const day = (n, from = Date.now()) => new Date(from + n * 864e5).toISOString().slice(0, 10)

/** A circle of two: the contact person, and who has no session here. */
async function gather(host, guest, site, name, who) {
  await addOwn(guest, site, name, who)
  await host.goto(`${site}/mijn/kringen/nieuw`)
  await host.fill('#doel', `Leren van ${name}`)
  await host.fill('#adres', 'Dorpsstraat 1')
  await press(host, 'Begin de kring')
  await host.fill('#wie', name)
  await press(host, 'Nodig uit')
  await openMail(guest, await mail(guest, site, `${who}@example.org`))
  await guest.locator('button[value=ja]').click()
  assert.match(await text(guest), /U zit in de kring/)
}

/** from: the day it is there. */
export async function propose(host, options, from) {
  await follow(host, 'Stel momenten voor')
  await press(host, 'Vraag wat uitkomt')
  assert.match(await text(host), /minstens twee momenten/)
  await looksGood(host, options, 'proposing moments with errors')
  await host.fill('#datum1', day(20, from))
  await host.fill('#datum2', day(21, from))
  await press(host, 'Vraag wat uitkomt')
  await looksGood(host, options, 'moments that are asked about')
}

export async function tell(guest, site, who, options) {
  const letter = await mail(guest, site, `${who}@example.org`, 'Welke dag komt u uit')
  await openLink(guest, letter.locator('a[href*="/kringdatum/"]'))
  assert.doesNotMatch(await text(guest), /Austerlitz Zorgt/)
  await looksGood(guest, options, 'telling what suits, from the mail')
  await guest.getByLabel('Ik kan', { exact: true }).first().check()
  await guest.getByLabel('Misschien').last().check()
  await press(guest, 'Verstuur')
  assert.match(await text(guest), /Dank u wel, het is genoteerd|Dank u, het is genoteerd/)
  await looksGood(guest, options, 'told what suits')
}

export async function choose(host, guest, site, who, options) {
  await host.getByLabel('Ik kan', { exact: true }).first().check()
  await press(host, 'Verstuur')
  assert.match(await text(host), /komt het best uit/)
  await looksGood(host, options, 'choosing the date')
  await host.locator('button[name=moment]').first().click()
  assert.match(await text(host), /19\.30 tot 21\.30 uur/)
  await looksGood(host, options, 'the date is chosen')
  const letter = await mail(guest, site, `${who}@example.org`, 'De datum staat vast')
  await openLink(guest, letter.locator('a[href*="/kringdatum/"]'))
  assert.match(await text(guest), /Komt u ook\?/)
  await looksGood(guest, options, 'the date, from the mail')
}

async function script(host, options) {
  const clock = host.locator('#klok')

  await follow(host, 'Naar het draaiboek')
  assert.match(await text(host), /19:30 · 15 minuten[^]*19:45 · 10 minuten/)
  await looksGood(host, options, 'the script')
  if (options.javaScriptEnabled === false) {
    assert.equal(await clock.isVisible(), false)
  } else {
    await press(host, 'Begin nu')
    assert.match(await clock.innerText(), /Stap 1 van 8[^]*Hoe gaat het met u\?/)
    await press(host, 'Volgende stap')
    assert.match(await clock.innerText(), /De vraag/)
    await host.reload()
    assert.match(await clock.innerText(), /De vraag/)
    await looksGood(host, options, 'the script, while it runs')
  }
  await host.emulateMedia({ media: 'print' })
  assert.equal(await clock.isVisible(), false)
  assert.equal(await host.locator('.bp-header').isVisible(), false)
  await host.emulateMedia({ media: 'screen' })
  await follow(host, 'Terug naar de bijeenkomst')
}

async function change(host, options) {
  await follow(host, 'Verander datum of plek')
  await host.fill('#tijd', '20:00')
  await press(host, 'Verander het, en laat het weten')
  await looksGood(host, options, 'changing it without a reason')
  await host.fill('#reden', 'Het dorpshuis is eerder dicht.')
  await press(host, 'Verander het, en laat het weten')
  assert.match(await text(host), /20\.00 tot 22\.00 uur/)
  await host.locator('a[href$="/af"]').click()
  await host.fill('#reden', 'Te veel sneeuw.')
  await press(host, 'Zeg het af')
  assert.match(await text(host), /Deze bijeenkomst gaat niet door/)
  await looksGood(host, options, 'a meeting of a circle that is off')
}

async function meet(browser, site, links, options) {
  const who = `kring${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  const host = await signIn(browser, options, links, 'contact')
  const guest = await newPage(browser, options)

  await gather(host, guest, site, `Kruidentuin ${who}`, who)
  await propose(host, options)
  await tell(guest, site, who, options)
  await host.reload()
  await choose(host, guest, site, who, options)
  await script(host, options)
  await change(host, options)
  await follow(host, 'Terug naar de kring')
  await press(host, 'Stap uit de kring')
  for (const page of [host, guest]) await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const circles = sizes.flatMap(([name, options]) => [
  [`a circle, from beginning it to leaving it, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)],
  [`a circle meets, ${name}`,
    ({ browser, site, links }) => meet(browser, site, links, options)],
])
