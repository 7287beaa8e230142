// SPDX-License-Identifier: EUPL-1.2
// A flood of reports, on a server of its own behind a proxy, as this machine
// itself is never limited. A browser with scripts solves a puzzle while one
// types; one without gets a place, or what was typed once more.
import assert from 'node:assert/strict'
import { newPage } from './journey.mjs'
import * as look from './pages.mjs'
import { network, withServer } from './server.mjs'

const now = () => new Date().toISOString().replace('T', ' ').slice(0, 19)
const demonstration = (folder) => network(folder, now()).data
const text = (page) => page.locator('main').innerText()
const form = '/melden?wat=/vragen/q-net-gestart'
const widths = [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 390, height: 800 } }]

// So many reports, each from another address, as a program would.
async function flood(site, n) {
  for (let i = 0; i < n; i++) {
    const headers = { 'X-Forwarded-For': `198.51.100.${i % 250}` }
    const page = await fetch(site + form, { headers })
    const csrf = (await page.text()).match(/name="csrf" value="([^"]+)"/)[1]
    const cookie = page.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ')
    await fetch(`${site}/melden`, { method: 'POST', redirect: 'manual',
      headers: { ...headers, cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, wat: '/vragen/q-net-gestart', reden: 'wrong' }) })
  }
}

async function report(page, site) {
  await page.goto(site + form)
  await page.locator('input[name=reden]').first().check()
  await page.fill('#woorden', 'Dit klopt al een jaar niet meer.')
}

const withScripts = (options) => ({ browser }) =>
  withServer(demonstration, ['--demo', '--proxied'], '', async ({ site }) => {
    await flood(site, 100)
    const page = await newPage(browser, { ...options, extraHTTPHeaders: { 'X-Forwarded-For': '192.0.2.7' } })
    const asked = page.waitForResponse((r) => r.url().includes('/rekensom'))
    await report(page, site)
    const puzzle = await (await asked).json()
    assert.ok(puzzle.bits >= 10, `a flood asks for work: ${JSON.stringify(puzzle)}`)
    const begin = Date.now()
    await page.waitForFunction(() => document.querySelector('[name=puzzel]').value)
    console.log(`# a puzzle of ${puzzle.bits} bits took ${Date.now() - begin} ms after typing`)
    await page.locator('main form button').last().click()
    assert.doesNotMatch(await text(page), /erg druk/)
    await page.context().close()
  })

const withoutScripts = (options) => ({ browser }) =>
  withServer(demonstration, ['--demo', '--proxied'], '', async ({ site }) => {
    await flood(site, 60)
    const page = await newPage(browser, { ...options, javaScriptEnabled: false,
      extraHTTPHeaders: { 'X-Forwarded-For': '192.0.2.8' } })
    await report(page, site)
    await page.locator('main form button').last().click()
    assert.match(await text(page), /erg druk/)
    await look.fits(page, 'a flood without scripts')
    await look.valid(await page.content(), 'a flood without scripts')
    assert.equal(await page.locator('[name=woorden]').inputValue(), 'Dit klopt al een jaar niet meer.')
    await page.waitForTimeout(7000)         // a place comes free each six seconds
    await page.getByRole('button', { name: 'Opnieuw sturen' }).click()
    assert.doesNotMatch(await text(page), /erg druk/)
    await page.context().close()
  })

export const floods = widths.flatMap((options) => [
  [`in a flood a browser works a little, at ${options.viewport.width}`, withScripts(options)],
  [`in a flood a post without scripts waits its turn, at ${options.viewport.width}`, withoutScripts(options)],
])
