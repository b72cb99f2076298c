import type { FromChild } from './child-messages'

/** The child's way to the app. */
export interface ParentLink {
  post(message: FromChild): void
  onMessage(listener: (message: unknown) => void): void
  /** When the app has ended, however it did. */
  onGone(listener: () => void): void
}

/** What Electron's utility process adds to `process`; such a process ends with the app by itself. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

const parentPort = (process as { parentPort?: ParentPort | null }).parentPort ?? null

const throughPort = (port: ParentPort): ParentLink => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
  onGone: () => undefined,
})

const throughChannel: ParentLink = {
  post: (message) => void (process.connected && process.send?.(message, undefined, {}, () => undefined)),
  onMessage: (listener) => void process.on('message', listener),
  onGone: (listener) => void process.once('disconnect', listener),
}

/** The link under Electron, and under Node. */
export const connectToParent = (): ParentLink => (parentPort === null ? throughChannel : throughPort(parentPort))
