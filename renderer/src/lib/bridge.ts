import type { Bridge } from '@shared/ipc/bridge'

declare global {
  interface Window {
    hookwright: Bridge
  }
}

/** The requests and messages that the preload script exposes; read late so that tests can supply their own. */
export const bridge: Bridge = {
  call: (name, input) => window.hookwright.call(name, input),
  onEvent: (listener) => window.hookwright.onEvent(listener),
}
