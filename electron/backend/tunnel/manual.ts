import type { TunnelDriver } from './driver'

/** A public URL that the user already has, such as a reverse proxy of their own; nothing of it is the app's to open or end. */
export const createManualDriver = (settings: { url: string | null }): TunnelDriver => ({
  open(_local, _events, signal) {
    if (signal.aborted) return Promise.resolve({ tunnel: null, problem: { code: 'aborted', detail: null } })
    if (settings.url === null)
      return Promise.resolve({ tunnel: null, problem: { code: 'manual_url_missing', detail: null } })
    const base = settings.url.replace(/\/+$/, '')
    return Promise.resolve({ tunnel: { base, close: () => Promise.resolve() }, problem: null })
  },
})
