/** What can be chosen in the menu, by shortcut and in the command palette: one entry serves all three. */
export const commands = {
  'trigger.new': { label: 'New trigger', accelerator: 'CommandOrControl+N' },
  'trigger.listen': { label: 'Listen to event', accelerator: 'CommandOrControl+L' },
  'sender.open': { label: 'Open Sender', accelerator: 'CommandOrControl+Shift+S' },
  'trigger.export': { label: 'Export trigger', accelerator: 'CommandOrControl+E' },
  'bundle.open': { label: 'Import bundle', accelerator: 'CommandOrControl+O' },
  'palette.open': { label: 'Search or run a command', accelerator: 'CommandOrControl+K' },
  'settings.open': { label: 'Settings', accelerator: 'CommandOrControl+,' },
  'tunnel.open': { label: 'Tunnel settings', accelerator: 'CommandOrControl+T' },
  'theme.switch': { label: 'Switch theme', accelerator: 'CommandOrControl+Shift+T' },
} satisfies Record<string, { label: string; accelerator: string }>

export type CommandId = keyof typeof commands
