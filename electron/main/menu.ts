import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { commands } from '@shared/commands'
import type { CommandId } from '@shared/commands'

/** The application menu. On Windows and Linux the page itself handles the shortcuts, so they are shown but not registered. */
export function installMenu(run: (command: CommandId) => void, platform: NodeJS.Platform): void {
  const item = (id: CommandId): MenuItemConstructorOptions => ({
    label: commands[id].label,
    accelerator: commands[id].accelerator,
    registerAccelerator: platform === 'darwin',
    click: () => run(id),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: 'File',
      submenu: [
        item('trigger.new'),
        separator,
        item('bundle.open'),
        item('trigger.export'),
        separator,
        item('settings.open'),
        item('tunnel.open'),
        separator,
        { role: platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    { label: 'Trigger', submenu: [item('trigger.listen'), item('sender.open')] },
    {
      label: 'View',
      submenu: [
        item('palette.open'),
        item('theme.switch'),
        separator,
        { role: 'reload' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
