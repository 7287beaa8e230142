// SPDX-License-Identifier: EUPL-1.2
// Someone saves what is kept of them, asks to be erased, and comes back: on
// the page and by the button in the mail.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { newPage } from './journey.mjs'
import { byCode } from './sign.mjs'
import { looksGood, mail, openMail, press } from './steps.mjs'

const widths = [
  { viewport: { width: 1280, height: 900 } },
  { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true },
  { viewport: { width: 390, height: 800 }, javaScriptEnabled: false },
]

async function save(page) {
  const coming = page.waitForEvent('download')
  await press(page, 'Bewaar mijn gegevens')
  const file = await coming
  assert.match(file.suggestedFilename(), /^brengplein-\d{4}-\d\d-\d\d\.zip$/)
  const bytes = readFileSync(await file.path())
  assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04')
  assert.ok(bytes.includes('data.json') && bytes.includes('README.txt'))
}

async function leave(page, options) {
  await page.getByRole('link', { name: 'Wis mij hier' }).click()
  await looksGood(page, options, page.url())
  await page.getByLabel('Die gaan ook weg.').check()
  await press(page, 'Wis mij over veertien dagen')
  await page.getByRole('heading', { name: /^Wij wissen wat van u is op/ }).waitFor()
  await looksGood(page, options, page.url())
}

// Saving asks a sign-in of the last ten minutes; an address gets few mails.
let fresh

async function freshlySignedIn(browser, site, options) {
  if (!fresh) {
    const page = await byCode(browser, widths[0], site, 'vera.vrager@example.org')
    fresh = await page.context().storageState()
    await page.context().close()
  }
  return newPage(browser, { ...options, storageState: fresh })
}

/** The button in the newest mail about it, in a browser that nobody signed in with. */
async function comeBackByMail(browser, site, options) {
  const page = await newPage(browser, options)
  await openMail(page, await mail(page, site, '', 'Wij wissen u op'))
  await looksGood(page, options, page.url())
  await press(page, 'Ja, ik blijf')
  await page.getByRole('heading', { name: 'U blijft' }).waitFor()
  await looksGood(page, options, page.url())
  await page.context().close()
}

export const privacy = widths.map((options, i) =>
  [`someone saves their data, leaves and comes back, ${['1280', '390', 'without scripts'][i]}`,
    async ({ browser, site }) => {
      const page = await freshlySignedIn(browser, site, options)
      await page.goto(`${site}/mijn`)
      await page.getByRole('link', { name: 'Wat wij van u bewaren' }).click()
      await looksGood(page, options, page.url())
      await save(page)
      await leave(page, options)
      await comeBackByMail(browser, site, options)
      await page.goto(`${site}/mijn`)
      assert.equal(await page.getByText('Wij wissen wat van u is op').count(), 0)
      await page.context().close()
    }])
