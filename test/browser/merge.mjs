// SPDX-License-Identifier: EUPL-1.2
// Two that are one: a coordinator sees both beside each other, chooses, merges
// them, and undoes it; the old address leads to the page that stayed.
import assert from 'node:assert/strict'
import { newPage, signIn } from './journey.mjs'
import { looksGood, press, text } from './steps.mjs'

const kept = '/initiatieven/amerongen-inspireert'
const other = '/initiatieven/huiskamer-van-odijk'

async function coordinator(browser, options, links) {
  const first = await signIn(browser, { viewport: options.viewport }, links, 'coordinator')
  const storageState = await first.context().storageState()
  await first.context().close()
  return newPage(browser, { ...options, storageState })
}

async function mergeAndUndo({ browser, site, links }, options) {
  const page = await coordinator(browser, options, links)

  await page.goto(`${site}/beheer/dubbel`)
  await looksGood(page, options, 'what looks alike')
  await page.goto(site + kept)
  await page.getByRole('link', { name: 'Staat het hier dubbel?' }).click()
  await looksGood(page, options, 'choosing the other')
  await page.fill('#met', 'dit bestaat niet')
  await press(page, 'Bekijk beide')
  assert.ok(await page.locator('#met-fout').count(), 'an unknown one is said')
  await page.fill('#met', site + other)
  await press(page, 'Bekijk beide')
  await looksGood(page, options, 'both beside each other')
  await press(page, 'Voeg samen')
  assert.ok(await page.locator('#waarom-fout').count(), 'a reason is asked')
  await page.fill('#waarom', 'Het is één huiskamer met twee namen.')
  await press(page, 'Voeg samen')
  assert.match(await text(page), /Het is nu één pagina/)
  await looksGood(page, options, 'the list after merging')

  await page.goto(site + other)
  assert.equal(new URL(page.url()).pathname, kept)
  await page.goto(`${site}/beheer/dubbel`)
  await page.locator('a[href^="/beheer/dubbel/"]').first().click()
  await looksGood(page, options, 'one merge')
  await press(page, 'Draai het samenvoegen terug')
  assert.match(await text(page), /Beide staan er weer zoals ze waren/)
  await page.context().close()
  const visitor = await newPage(browser, options)
  assert.equal((await visitor.goto(site + other)).status(), 200)
  await visitor.context().close()
}

const sizes = [
  ['on a computer', { viewport: { width: 1280, height: 900 } }],
  ['on a phone', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const merges = sizes.map(([where, options]) =>
  [`merge: two become one, and two again, ${where}`, (world) => mergeAndUndo(world, options)])
