// SPDX-License-Identifier: EUPL-1.2
// A meeting that repeats: planned with a mistake and without, changed from the
// second date on, and made longer. And a course: registered for once, with a
// list for each session, and called off from one on.
import assert from 'node:assert/strict'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, openLink, press, text } from './steps.mjs'

const dates = (page) => page.getByRole('navigation', { name: 'Ook op' }).getByRole('link')

async function fill(page, site, title) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', title)
  await page.selectOption('#soort', 'course')
  await page.fill('#datum', new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10))
  await page.fill('#plek', 'Podium Oost')
  await page.fill('#kort', 'Samen leren rekenen, elke week een stap.')
  await page.locator('summary', { hasText: 'Meer erover' }).click()
  await page.selectOption('#herhaal', 'week')
}

async function plan(page, options, site, title) {
  await fill(page, site, title)
  await press(page, 'Zet op de agenda')
  assert.match(await text(page), /Vul in hoeveel keer, of tot en met welke dag/)
  await looksGood(page, options, 'a series with errors')
  await page.fill('#keren', '4')
  await press(page, 'Zet op de agenda')
  assert.equal(await dates(page).count(), 3)
  await looksGood(page, options, 'a meeting of a series')
}

async function change(page, options) {
  await dates(page).first().click()
  await page.getByRole('link', { name: 'Wijzig', exact: false }).first().click()
  await page.getByLabel('Deze keer en alle latere').check()
  await page.fill('#plek', 'De kerk')
  await looksGood(page, options, 'a change of a series')
  await press(page, 'Bewaar')
  await dates(page).last().click()
  assert.match(await text(page), /De kerk/)
  await dates(page).first().click()
  assert.match(await text(page), /Podium Oost/)
}

async function longer(page, options) {
  await page.getByRole('link', { name: 'De reeks langer maken' }).click()
  await press(page, 'Zet ze op de agenda')
  await looksGood(page, options, 'a longer series with errors')
  await page.fill('#keren', '2')
  await press(page, 'Zet ze op de agenda')
  assert.equal(await dates(page).count(), 3)
  await page.locator('summary', { hasText: 'En nog 2 datums' }).click()
  assert.equal(await dates(page).count(), 5)
  await looksGood(page, options, 'all dates of a series')
  assert.match(await text(page), /6 keer, de laatste op/)
}

async function walk(browser, site, links, options) {
  const page = await signIn(browser, options, links, 'coordinator')
  const nth = `${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  await plan(page, options, site, `Rekenen ${nth}`)
  await change(page, options)
  await longer(page, options)
  await page.context().close()
}

/** Whoever comes: the page their mail leads to. */
async function register(browser, options, site, course, name) {
  const page = await newPage(browser, options)
  await page.goto(course)
  await page.getByRole('link', { name: 'Ik kom' }).click()
  assert.match(await text(page), /U meldt zich één keer aan, voor alle keren/)
  await looksGood(page, options, 'registering for a course')
  await page.fill('#naam', name)
  await page.fill('#email', `${name.toLowerCase()}@example.org`)
  await press(page, 'Ik kom')
  const letter = await mail(page, site, `${name.toLowerCase()}@example.org`, '')
  await openLink(page, letter.locator('a[href*="/aanmelding/"]'))
  assert.match(await text(page), /Dit geldt voor alle keren van de cursus/)
  await looksGood(page, options, 'a registration for a course')
  return page
}

async function course(browser, site, links, options) {
  const host = await signIn(browser, options, links, 'coordinator')
  const nth = `${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  await fill(host, site, `Haken ${nth}`)
  await host.fill('#keren', '3')
  await host.getByLabel('Het is een cursus').check()
  await press(host, 'Zet op de agenda')
  assert.match(await text(host), /een van de 3 keren van een cursus/)
  await looksGood(host, options, 'a session of a course')
  const first = host.url()
  await host.getByRole('navigation', { name: 'een van de 3 keren' }).getByRole('link').first().click()
  const second = host.url()
  const person = await register(browser, options, site, second, `Haakster${nth}`)

  await host.goto(`${second}/aanmeldingen`)
  await host.getByRole('button', { name: `Is er (Haakster${nth})` }).click()
  assert.match(await text(host), /1 is er/)
  await looksGood(host, options, 'who comes to a session')
  await host.goto(`${first}/aanmeldingen`)
  assert.doesNotMatch(await text(host), /1 is er/)
  await host.goto(`${second}/afgelasten`)
  await looksGood(host, options, 'calling off a part of a course')
  await host.getByLabel('Deze keer en alle latere').check()
  await host.fill('#reden', 'De docent is ziek.')
  await press(host, 'Zeg het af')
  await mail(person, site, `haakster${nth}@example.org`, 'Een deel gaat niet door')
  for (const page of [host, person]) await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const series = sizes.flatMap(([name, options]) => [
  [`a meeting that repeats, planned, changed and made longer, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)],
  [`a course, registered for once, ${name}`,
    ({ browser, site, links }) => course(browser, site, links, options)],
])
