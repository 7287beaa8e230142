// SPDX-License-Identifier: EUPL-1.2
// Who runs a site: the first start, from a code on the terminal to a working
// empty site; and the Monday mail of a coordinator, on a server whose clock
// stands on a Monday morning. Each has a server of its own.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { newPage } from './journey.mjs'
import { network, withServer } from './server.mjs'
import { looksGood, mail, openMail, press, text } from './steps.mjs'

const wide = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 800 } }

const monday = '@2026-11-23 06:30:05'   // just after half past seven, in Amsterdam

const empty = (folder) => join(folder, 'data')

const firstStart = (options) => ({ browser }) => withServer(empty, [], '', async (server) => {
  const page = await newPage(browser, options)

  await page.goto(server.site)
  assert.match(await text(page), /Deze site is nieuw/)
  await looksGood(page, options, 'the code of the first start')
  await page.fill('#code', 'verkeerd')
  await press(page, 'Beginnen')
  assert.ok(await page.locator('#code-fout').count(), 'a wrong code is said')
  await page.fill('#code', server.log().match(/code=([0-9a-f-]+)/)[1])
  await press(page, 'Beginnen')
  await page.locator('#name').fill('Brengplein Proefdorp')
  await page.getByLabel('Een wijk, buurt of dorp').check()
  await looksGood(page, options, 'the first step')
  while (!(await page.locator('#naam').count())) await press(page, 'Bewaren en verder')
  await page.fill('#naam', 'Bea Verzonnen')
  await page.fill('#email', 'bea@example.org')
  await looksGood(page, options, 'the first administrator')
  await press(page, 'Bewaren en verder')
  await looksGood(page, options, 'what to begin with')
  await press(page, 'Bewaren en verder')
  await press(page, 'Open mijn site')
  assert.match(await text(page), /Uw site is klaar/)
  await looksGood(page, options, 'the end of the first start')
  await page.getByRole('link', { name: 'Bekijk uw site' }).click()
  assert.match(await page.title(), /Brengplein Proefdorp/)
  await looksGood(page, options, 'an empty site')
  assert.equal((await page.goto(`${server.site}/beginnen`)).status(), 404)
  assert.equal((await page.goto(`${server.site}/beheer`)).status(), 200)
  await page.context().close()
})

// A network in which nobody picked one ask up for more than a week.
function waiting(folder) {
  const data = network(folder, monday).data
  execFileSync('sqlite3', [join(data, 'brengplein.db'),
    "UPDATE entry SET reported = 0, created_at = 1794400000 WHERE slug = 'q-net-gestart';" +
    "INSERT INTO periodic (kind, asked_at) VALUES ('monday.all', 1795330000)"])   // the Sunday before
  return data
}

const week = (options) => ({ browser }) => withServer(waiting, ['--demo'], monday, async (server) => {
  const page = await newPage(browser, options)
  const letter = await mail(page, server.site, 'coba.coordinator', 'voor deze week')

  assert.match(await letter.innerText(), /Niemand pakte deze vraag nog op/)
  await openMail(page, letter)
  await looksGood(page, options, 'a thing of the Monday mail')
  await page.locator('button[value=later]').click()
  assert.match(await text(page), /Een week opzij gezet/)
  await looksGood(page, options, 'done from the mail')
  await page.goBack()
  await page.reload()
  assert.equal(await page.locator('button[value=later]').count(), 0, 'the link works once')
  await page.context().close()
})

export const running = [
  ['running: a first start leads to a working empty site, 1280 wide', firstStart(wide)],
  ['running: a first start leads to a working empty site, on a phone', firstStart(phone)],
  ['running: a first start without scripts', firstStart({ ...phone, javaScriptEnabled: false })],
  ['running: a coordinator works through the Monday mail, 1280 wide', week(wide)],
  ['running: a coordinator works through the Monday mail, on a phone', week(phone)],
]
