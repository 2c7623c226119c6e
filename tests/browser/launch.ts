// The browser that all browser tests share the way to: found or brought by the project itself.
export { launchBrowser } from '../../scripts/chromium.mjs'
