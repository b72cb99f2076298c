import type { CommandId } from '@shared/commands'
import { openBundle } from '../features/bundles/open-bundle'
import { attempt } from '../lib/call'
import { closeAllDialogs, openDialog } from '../lib/dialogs'
import { useSettings } from '../lib/mirror/settings-store'
import { useTriggers } from '../lib/mirror/trigger-store'
import { showNewTrigger, showTrigger, useNavigation } from '../lib/navigation'
import { exportTrigger } from '../lib/export-trigger'
import { report } from '../lib/report'
import { resolveTheme } from '../lib/theme'
import { showToast } from '../lib/toasts'

const currentTriggerId = (): string | null => {
  const { view } = useNavigation.getState()
  const id = view.type === 'trigger' ? view.triggerId : null
  return useTriggers.getState().triggers.some((trigger) => trigger.id === id) ? id : null
}

/** Runs the action on the trigger that is open, or says that one must be chosen. */
const withTriggerOpen = (run: (triggerId: string) => void): void => {
  const triggerId = currentTriggerId()
  if (triggerId === null)
    showToast({ meaning: 'info', text: 'Choose a trigger first: this command works on the one that is open.' })
  else run(triggerId)
}

async function switchTheme(): Promise<void> {
  const shown = resolveTheme(useSettings.getState().settings.theme)
  const settings = await attempt('settings.save', { theme: shown === 'dark' ? 'light' : 'dark' })
  if (settings !== null) useSettings.setState({ settings })
}

const runners: Record<CommandId, () => void> = {
  'trigger.new': () => {
    closeAllDialogs()
    showNewTrigger()
  },
  'trigger.listen': () => withTriggerOpen((triggerId) => openDialog({ type: 'sample-event', triggerId, listen: true })),
  'sender.open': () =>
    withTriggerOpen((triggerId) => {
      closeAllDialogs()
      showTrigger(triggerId, 'sender')
    }),
  'trigger.export': () => withTriggerOpen((triggerId) => report(exportTrigger(triggerId, 'bundle'))),
  'bundle.open': () => report(openBundle()),
  'palette.open': () => openDialog({ type: 'palette' }),
  'settings.open': () => openDialog({ type: 'settings' }),
  'tunnel.open': () => openDialog({ type: 'settings', page: 'tunnel' }),
  'theme.switch': () => report(switchTheme()),
}

/** Does what the command says, wherever it was chosen: menu, shortcut, palette or button. */
export function runCommand(command: CommandId): void {
  runners[command]()
}
