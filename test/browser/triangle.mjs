// SPDX-License-Identifier: EUPL-1.2
// Three who can help each other without money: the night finds them, the
// coordinator lets it go on, two say yes on their page and one from the mail,
// they write to each other, and one gives an address.
import assert from 'node:assert/strict'
import { addOwn } from './claim.mjs'
import { newPage } from './journey.mjs'
import { put, proposal } from './lesson.mjs'
import { demoPeople, during, network, withFolder } from './server.mjs'
import { looksGood, mail, openMail, press, text } from './steps.mjs'

const evening = '@2026-11-16 20:00:00'
const night = '@2026-11-17 02:30:05'    // just after half past three, in Amsterdam: what is due is done at the start

// Each brings what the next one seeks.
const ring = [
  ['Wormenhof', 'Wie heeft een busje met laadruimte te leen?', 'Rijpe compost uit onze bakken, zoveel u wilt.', 'goods'],
  ['Rijgarage', 'Wie wil koken voor een grote groep?', 'Een busje met laadruimte te leen.', 'goods'],
  ['Kookschuur', 'Wie heeft rijpe compost uit bakken voor ons?', 'Wij willen koken voor een grote groep.', 'time'],
]

async function square(pages, site) {
  for (const [i, [name, ask, offer, kind]] of ring.entries()) {
    await addOwn(pages[i], site, name, name.toLowerCase(), () => pages[i].fill('#plaats', 'Woudenberg'))
    await put(pages[i], site, name, ask)
    await put(pages[i], site, name, offer, kind)
  }
}

async function letGo(page, options) {
  await looksGood(page, options, 'an exchange to propose')
  await press(page, 'Ja, stel het voor')
  assert.doesNotMatch(await text(page), /Zij kunnen elkaar helpen/)
  await page.context().close()
}

async function agree([one, two, three], site, options) {
  await one.goto(`${site}/mijn`)
  assert.match(await text(one), /Ruilen met [^]*Wacht op uw antwoord/)
  await looksGood(one, options, 'my page with an exchange')
  await one.getByRole('link', { name: /^Ruilen met/ }).click()
  const path = one.url()
  await looksGood(one, options, 'an exchange proposed')
  await press(one, 'Ja, breng ons samen')
  assert.match(await text(one), /U zei ja/)
  await looksGood(one, options, 'an exchange with one yes')
  await two.goto(path)
  await press(two, 'Ja, breng ons samen')
  await openMail(three, await mail(three, site, 'kookschuur@example.org', 'Ruilen met'))
  await looksGood(three, options, 'an exchange, from the mail')
  await press(three, 'Ja, breng ons samen')
  assert.match(await text(three), /U krijgt een mail zodra/)
  return path
}

async function talk([one, two], path, options) {
  await one.goto(path)
  assert.match(await text(one), /Allen zeiden ja/)
  await one.fill('#tekst', 'Zaterdag om tien uur bij de bakken?')
  await one.getByRole('button', { name: /^Verstuur aan/ }).click()
  await looksGood(one, options, 'a conversation of three')
  await press(one, 'Geef hun mijn mailadres')
  await two.goto(path)
  assert.match(await text(two), /wormenhof@example\.org[^]*Zaterdag om tien uur/)
  assert.doesNotMatch(await text(two), /kookschuur@example\.org/, 'only of who gave it')
  await looksGood(two, options, 'an exchange with an address')
}

const walk = (options) => ({ browser }) => withFolder(async (folder) => {
  const pages = []
  for (const _ of ring) pages.push(await newPage(browser, options))
  const { data } = network(folder, evening)

  await during(data, evening, ['--demo'], (site) => square(pages, site))
  const links = demoPeople(data, night)
  await during(data, night, ['--demo'], async (site) => {
    await letGo(await proposal(browser, options, site, links, '/beheer', /Zij kunnen elkaar helpen/), options)
    await talk(pages, await agree(pages, site, options), options)
  })
  for (const page of pages) await page.context().close()
})

const phone = { width: 390, height: 800 }
export const triangles = [
  ['triangle: three help each other, 1280 wide', walk({ viewport: { width: 1280, height: 900 } })],
  ['triangle: three help each other, on a phone', walk({ viewport: phone, hasTouch: true })],
  ['triangle: three help each other, without scripts', walk({ viewport: phone, javaScriptEnabled: false })],
]
