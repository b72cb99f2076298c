import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, Message } from '@shared/ipc/bridge'

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('hookwright:call', name, input),
  onEvent: (listener) => {
    const forward = (_event: unknown, message: Message): void => listener(message)
    ipcRenderer.on('hookwright:message', forward)
    return () => ipcRenderer.off('hookwright:message', forward)
  },
}

contextBridge.exposeInMainWorld('hookwright', bridge)
