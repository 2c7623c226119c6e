import { setNonce } from 'get-nonce'

/** The nonce that this reply of index.html was sent with. Browsers hide the attribute, but not the property. */
export function getStyleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || meta?.getAttribute('nonce') || ''
}

/** For the `<style>` that react-remove-scroll inserts under modals and drawers. Before anything is drawn. */
export function giveNonceToScrollLock(): void {
  setNonce(getStyleNonce())
}
