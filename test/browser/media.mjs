// SPDX-License-Identifier: EUPL-1.2
// A logo and a photo, from a file on the visitor's own machine: wide, narrow,
// and without scripts.
import assert from 'node:assert/strict'
import { signIn } from './journey.mjs'
import { looksGood } from './steps.mjs'

const party = '/initiatieven/austerlitz-zorgt'

// A picture as a browser itself paints and saves it.
async function painted(browser, type, width, height) {
  const page = await browser.newPage()
  const url = await page.evaluate(([type, width, height]) => {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#cfe8f3'
    pen.fillRect(0, 0, width, height)
    pen.fillStyle = '#2e7d32'
    for (let i = 0; i < 12; i++) {
      pen.beginPath()
      pen.arc(width * (i + .5) / 12, height * .75, height * (.1 + i % 3 * .07), 0, 7)
      pen.fill()
    }
    return canvas.toDataURL(type, .9)
  }, [type, width, height])
  await page.close()
  return { name: `plaatje.${type.slice(6)}`, mimeType: type, buffer: Buffer.from(url.split(',')[1], 'base64') }
}

async function add(page, file, text, logo) {
  await page.getByLabel('De foto', { exact: true }).setInputFiles(file)
  await page.locator('#tekst').fill(text)
  if (logo) await page.getByLabel('Ons logo').check()
  else await page.getByLabel('De mensen op de foto').check()
  await page.getByRole('button', { name: 'Foto toevoegen' }).click()
}

const ways = {
  'on a wide screen': { viewport: { width: 1280, height: 900 } },
  'on a phone': { viewport: { width: 390, height: 800 } },
  'without scripts': { viewport: { width: 390, height: 800 }, javaScriptEnabled: false },
}

export const media = Object.entries(ways).map(([way, options]) =>
  [`a logo and a photo are added, moved out and put back, ${way}`,
    async ({ browser, site, links }) => {
      const page = await signIn(browser, options, links, 'contact')
      const text = `Twaalf bomen in het gras, ${way}`
      await page.goto(site + party)
      await page.getByRole('link', { name: "Foto's toevoegen of wijzigen" }).click()
      await looksGood(page, options, 'photos')
      await add(page, { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7 geen foto') }, text)
      await page.getByText('Dit is een PDF-bestand').first().waitFor()
      await add(page, await painted(browser, 'image/png', 500, 200), `Ons logo ${way}`, true)
      await page.getByRole('heading', { name: 'Wat er nu staat' }).waitFor()
      await add(page, await painted(browser, 'image/jpeg', 1600, 1200), text)
      await page.getByLabel('Wat is er te zien?').last().waitFor()
      await looksGood(page, options, 'photos with some')

      await page.getByRole('link', { name: 'Naar de pagina zelf' }).click()
      const seen = page.getByAltText(text)
      await seen.scrollIntoViewIfNeeded()
      await page.waitForFunction((alt) => [...document.images].some((i) => i.alt === alt && i.complete && i.naturalWidth), text)
        .catch((error) => { if (options.javaScriptEnabled !== false) throw error })
      await looksGood(page, options, 'profile with photos')
      const large = await page.getByRole('link', { name: text }).getAttribute('href')
      const reply = await page.request.get(site + large)
      assert.equal(reply.headers()['content-type'], 'image/webp')
      assert.match(reply.headers()['cache-control'], /immutable/)
      assert.match(reply.headers()['content-security-policy'], /sandbox/)

      await page.goto(`${site}${party}/fotos`)
      await page.getByRole('button', { name: new RegExp(`^Haal het weg.*${text}`) }).click()
      await page.getByRole('heading', { name: 'Weggehaald' }).waitFor()
      await page.getByRole('button', { name: new RegExp(`^Zet terug.*${text}`) }).first().click()
      await page.goto(site + party)
      assert.equal(await page.getByAltText(text).count(), 1)
      await page.goto(`${site}${party}/fotos`)
      await page.getByRole('button', { name: new RegExp(`^Haal het weg.*${text}`) }).click()
      await page.goto(`${site}/initiatieven?q=austerlitz`)
      await page.locator('.bp-card__logo').first().waitFor()
      await page.context().close()
    }])
