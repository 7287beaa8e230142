// SPDX-License-Identifier: EUPL-1.2
// Every kind of page: no violation of WCAG 2.2 AA that axe can see, light and
// dark, nothing wider than a phone of 320 pixels, light to load, valid HTML, and
// readable without scripts.
import { HtmlValidate } from 'html-validate'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

export const kinds = [
  '/', '/zoeken?q=dorpsondersteuner+betalen', '/zoeken?q=xqzvw', '/initiatieven',
  '/initiatieven?weergave=kaart', '/initiatieven?thema=geld&fase=starter',
  '/initiatieven/austerlitz-zorgt', '/organisaties', '/organisaties/omzien',
  '/vragen', '/vragen/nieuw', '/vragen/q-net-gestart', '/plein', '/aanbod',
  '/aanbod/nieuw', '/aanbod/o-voucher-kleine-kernen', '/aanbod/o-bank-kennis',
  '/ervaringen', '/ervaringen/e-austerlitz-dorpsondersteuner', '/themas',
  '/themas/geld', '/plaatsen', '/plaatsen/austerlitz', '/plaatsen/mun-zeist',
  '/kennis', '/kennis/k-dorpsondersteuner', '/geld', '/geld/modellen',
  '/geld/modellen/fm-dorpsondersteuner', '/bijeenkomsten', '/nieuwsbrief',
  '/bijeenkomsten/m-maarn-2017', '/bijeenkomsten/m-maarn-2017/oogst',
  '/bijeenkomsten/m-samenspel-2017/tafels/1', '/knelpunten',
  '/knelpunten/sig-trage-gemeente', '/agendas', '/agendas/kennisagenda', '/kringen',
  '/afspraken', '/themas/netwerk/jaren',
  '/inloggen', '/over', '/uitleg', '/melden?wat=/vragen/q-net-gestart', '/huisregels', '/privacy', '/toegankelijkheid', '/api',
  '/postbus', '/initiatieven/austerlitz-zorgt/contact', '/bestaat-niet',
  '/initiatieven?taal=en', '/vragen/q-net-gestart?taal=en',
]

// The one that is written short: each page reads it anew.
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function accessible(page, what) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate((tags) =>
    window.axe.run({ runOnly: tags, resultTypes: ['violations'] }), rules)
  assert.equal(violations.length, 0, `${what}: ${violations.map((v) =>
    `${v.id} at ${v.nodes[0].target}: ${v.nodes[0].failureSummary}`).join('\n')}`)
}

let seen = 0

// SHOTS=folder keeps a picture of all that is looked at.
export async function fits(page, what) {
  const folder = process.env.SHOTS
  if (folder) {
    const name = `${String(++seen).padStart(3, '0')}-${page.viewportSize().width}-${what.replace(/\W+/g, '-')}`
    await page.screenshot({ path: `${folder}/${name.slice(0, 90)}.png`, fullPage: true })
  }
  const over = await page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(over <= 0, `${what}: ${over} pixels too wide`)
}

// The first view of a page: at most 75 KB in 10 requests, a map 105 KB.
async function weigh(page) {
  const cdp = await page.context().newCDPSession(page)
  const weight = { bytes: 0, requests: 0 }
  await cdp.send('Network.enable')
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    weight.bytes += encodedDataLength
    weight.requests++
  })
  return weight
}

function light({ bytes, requests }, path) {
  const map = path.includes('kaart')
  assert.ok(bytes <= (map ? 105 : 75) * 1024, `${path}: ${bytes} bytes`)
  assert.ok(requests <= 10, `${path}: ${requests} requests`)
}

async function visit(browser, options, site, path, look) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const wrong = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !path.includes('bestaat-niet')) wrong.push(message.text())
  })
  const weight = await weigh(page)
  await page.goto(site + path)
  light(weight, path)
  await look(page)
  assert.deepEqual(wrong, [], `${path}: the browser complains`)
  await context.close()
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    'attribute-boolean-style': 'off',
    'attr-quotes': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    'prefer-native-element': 'off',
    'no-inline-style': 'error',
    'tel-non-breaking': 'off',
    'svg-focusable': 'off',
    'wcag/h32': 'off',
    // Boxes of one question share a name (HTML, 4.10.18.1).
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // A list may be named (ARIA 1.2, 6.2.9).
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
})

// A button sends unless it says otherwise (HTML, 4.10.6); the validator wants
// to read so before two of them may share a name.
const sending = (html) => html.replaceAll(/<button (?![^>]*\btype=)/g, '<button type="submit" ')

export async function valid(html, path) {
  const report = await validator.validateString(sending(html), path)
  assert.ok(report.valid, report.results.flatMap((r) => r.messages)
    .map((m) => `${path}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`).join('\n'))
  assert.equal(html.match(/<h1[ >]/g)?.length, 1, `${path}: one h1`)
}

export const pages = [
  ...kinds.map((path) => [`page ${path} is accessible and light, 1280 wide`,
    ({ browser, site }) => visit(browser, { viewport: { width: 1280, height: 900 } }, site, path,
      (page) => accessible(page, path))]),
  ...kinds.map((path) => [`page ${path} is accessible, dark, and fits 320`,
    ({ browser, site }) => visit(browser,
      { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }, site, path,
      async (page) => {
        await accessible(page, path)
        await fits(page, path)
      })]),
  ...kinds.map((path) => [`page ${path} is valid HTML with one h1`, async ({ site }) =>
    valid(await (await fetch(site + path)).text(), path)]),
  ['every page reads without scripts', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    for (const path of kinds) {
      await page.goto(site + path)
      assert.ok(await page.locator('h1').isVisible(), `${path}: an h1 to be seen`)
    }
    await context.close()
  }],
]
