// SPDX-License-Identifier: EUPL-1.2
// Who else organises a meeting: one that nobody knows is said, one that is
// asked reads it in the mail, says yes on the page, changes the meeting, and
// stops again.
import assert from 'node:assert/strict'
import { addOwn } from './claim.mjs'
import { newPage, signIn } from './journey.mjs'
import { follow, looksGood, mail, openLink, press, text } from './steps.mjs'

const day = () => new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10)

async function plan(page, site, title, others, options) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', title)
  await page.fill('#datum', day())
  await page.fill('#plek', 'Het dorpshuis')
  await page.fill('#kort', 'Samen koken voor het hele dorp.')
  await page.locator('summary', { hasText: 'Wie nog meer?' }).click()
  await page.fill('#mee', 'Niemand Kent Ons')
  await page.fill('#bij', 'Huiskamer van Odijk')
  await press(page, 'Zet op de agenda')
  assert.match(await text(page), /Wij kennen Niemand Kent Ons niet/)
  assert.equal(await page.inputValue('#bij'), 'Huiskamer van Odijk', 'what was typed stands there')
  await looksGood(page, options, 'who else, with an error')
  await page.fill('#mee', others)
  await press(page, 'Zet op de agenda')
  assert.match(await text(page), new RegExp(`${others} zei nog niet`))
  await looksGood(page, options, 'a meeting that waits for another')
  return page.url()
}

async function says(page, site, to, others, options) {
  const letter = await mail(page, site, to, 'Organiseert u dit samen?')
  assert.match(await letter.innerText(), new RegExp(`zegt dat ${others} die ook organiseert`))
  await openLink(page, letter.locator('a[href*="/bijeenkomsten/"]').first())
  assert.match(await text(page), new RegExp(`Organiseert ${others} dit ook\\?`))
  await looksGood(page, options, 'asked to organise together')
  await press(page, 'Ja, samen')
  await looksGood(page, options, 'a meeting of both')
  await follow(page, 'Wijzig het')
  await page.fill('#kort', 'Samen koken, en samen afwassen.')
  await press(page, 'Bewaar')
  assert.match(await text(page), /samen afwassen/)
}

const walk = (options, title, others, who) => async ({ browser, site, links }) => {
  const host = await signIn(browser, options, links, 'contact')
  const other = await newPage(browser, options)
  const visitor = await newPage(browser, options)

  await addOwn(other, site, others, who)
  const meeting = await plan(host, site, title, others, options)
  await visitor.goto(meeting)
  assert.ok(!(await text(visitor)).includes(others), 'not before a yes')
  await says(other, site, `${who}@example.org`, others, options)
  await visitor.goto(meeting)
  assert.match(await text(visitor), new RegExp(others))
  assert.match(await text(visitor), /Huiskamer van Odijk/)
  await looksGood(visitor, options, 'a meeting of both, for everyone')
  await press(other, `${others} organiseert dit niet meer`)
  assert.equal((await other.goto(`${meeting}/wijzigen`)).status(), 404)
  for (const page of [host, other, visitor]) await page.context().close()
}

const phone = { width: 390, height: 800 }
export const togethers = [
  ['together: who else organises a meeting, 1280 wide',
    walk({ viewport: { width: 1280, height: 900 } }, 'Koken voor elf', 'De Samenpan', 'samenpan')],
  ['together: who else organises a meeting, on a phone',
    walk({ viewport: phone, hasTouch: true }, 'Koken voor twaalf', 'De Meekoker', 'meekoker')],
  ['together: who else organises a meeting, without scripts',
    walk({ viewport: phone, javaScriptEnabled: false }, 'Koken voor dertien', 'De Afwassers', 'afwassers')],
]
