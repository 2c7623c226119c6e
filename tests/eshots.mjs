import { createRequire } from 'node:module'
const require = createRequire('/work/main/tests/package.json')
const { chromium } = require('playwright-core')
const [base, email, scheme='light', w='1440', h='900', ...pairs] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync','--no-first-run'] })
const ctx = await b.newContext({ viewport: { width: +w, height: +h }, colorScheme: scheme })
const p = await ctx.newPage()
p.on('console', m => { if (['error','warning'].includes(m.type())) console.log('console', m.type(), m.text(), m.location().url) })
p.on('pageerror', e => console.log('pageerror', e.message))
await p.goto(base + '/sign-in')
await p.getByLabel(/e-mail/i).fill(email)
await p.getByLabel(/^password/i).fill('walk-the-crossing')
await p.getByRole('button', { name: /sign in/i }).click()
await p.waitForURL(u => !u.pathname.includes('sign-in'), { timeout: 30000 })
for (const pair of pairs) {
  const [name, path, click] = pair.split('=')
  if (path.startsWith('>')) { await p.getByRole('link', { name: new RegExp(path.slice(1)) }).first().click() } 
  else if (path.startsWith('!')) { await p.getByRole('button', { name: new RegExp(path.slice(1)) }).first().click() }
  else await p.goto(base + path)
  await p.waitForTimeout(2500)
  await p.screenshot({ path: `/tmp/w/er-${name}.png` })
  console.log(name, p.url())
}
await b.close()
