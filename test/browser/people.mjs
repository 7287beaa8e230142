// SPDX-License-Identifier: EUPL-1.2
// An administrator helps someone who lost a telephone: finds them by a part of
// their name, ends all their sessions, and sees it in the log; and sets up an
// app with codes.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { newPage } from './journey.mjs'
import { withServer } from './server.mjs'
import { looksGood, press, text } from './steps.mjs'

const program = process.env.PROGRAM

const wide = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 800 } }

// A site with an administrator and someone who lost a telephone; the paths of
// the links that sign them in.
function office(links) {
  return (folder) => {
    const data = join(folder, 'data')
    const add = (...args) => new URL(execFileSync(program, ['person', 'add', ...args, '--data', data])
      .toString().match(/https?:\S+/)[0]).pathname

    execFileSync(program, ['migrate', '--data', data])
    links.bea = add('bea.beheer@example.org', '--role', 'administrator')
    links.xan = add('xanthippe@example.org')
    return data
  }
}

async function signedIn(browser, options, address) {
  const page = await newPage(browser, options)

  await page.goto(address)
  await page.locator('main form button').first().click()
  return page
}

async function find(page, site, options) {
  await page.goto(`${site}/beheer`)
  await page.getByRole('link', { name: 'Mensen', exact: true }).click()
  await looksGood(page, options, 'searching for people')
  await page.fill('#q', 'ANTHIP')
  await press(page, 'Zoeken')
  assert.ok(!page.url().toLowerCase().includes('anthip'), 'no name in the address')
  await looksGood(page, options, 'who was found')
  await page.getByRole('link', { name: 'xanthippe' }).click()
  assert.match(await text(page), /x\*\*\*@example\.org/)
  assert.match(await text(page), /1 apparaat/)
  await looksGood(page, options, 'a person')
}

const endSessions = (options) => ({ browser }) => {
  const links = {}

  return withServer(office(links), [], undefined, async ({ site }) => {
    const lost = await signedIn(browser, options, site + links.xan)
    const page = await signedIn(browser, options, site + links.bea)

    await find(page, site, options)
    await page.getByRole('link', { name: 'Overal uitloggen' }).click()
    await looksGood(page, options, 'before it is done')
    await press(page, 'Overal uitloggen')
    await looksGood(page, options, 'why is missing')
    await page.fill('#reden', 'Telefoon kwijt')
    await press(page, 'Overal uitloggen')
    assert.match(await text(page), /is overal uitgelogd/)
    assert.match(await text(page), /geen apparaat/)
    await lost.goto(`${site}/mijn`)
    assert.match(lost.url(), /\/inloggen/)
    await page.goto(`${site}/beheer/logboek`)
    assert.match(await text(page), /heeft iemand overal uitgelogd: Telefoon kwijt/)
    await lost.context().close()
    await page.context().close()
  })
}

// The picture for an app with codes; its key stands below it in words.
const picture = (options) => ({ browser }) => {
  const links = {}

  return withServer(office(links), [], undefined, async ({ site }) => {
    const page = await signedIn(browser, options, site + links.bea)

    await page.goto(`${site}/mijn/codes`)
    await press(page, 'Stel dat in')
    await page.getByRole('img', { name: /^Een vierkant dat uw app leest/ }).waitFor()
    assert.match(await text(page), /([A-Z2-7]{4} ){7}[A-Z2-7]{4}/)
    await looksGood(page, options, 'the picture for an app')
    await page.context().close()
  })
}

export const people = [
  ['people: an administrator ends the sessions of someone, 1280 wide', endSessions(wide)],
  ['people: an administrator ends the sessions of someone, on a phone', endSessions(phone)],
  ['people: the same without scripts', endSessions({ ...phone, javaScriptEnabled: false })],
  ['people: an app with codes reads a picture, 1280 wide', picture(wide)],
  ['people: an app with codes reads a picture, on a phone', picture({ ...phone, javaScriptEnabled: false })],
]
