import { defaultSettings } from '@shared/contracts/settings'
import { closeAllDialogs } from '../lib/dialogs'
import { useNavigation } from '../lib/navigation'
import { useSettings } from '../lib/mirror/settings-store'
import { useStatus } from '../lib/mirror/status-store'
import { useTriggers } from '../lib/mirror/trigger-store'
import { useToasts } from '../lib/toasts'
import { useConditionDrafts } from '../features/conditions/condition-drafts'
import { useGaps } from '../features/deliveries/gap-store'
import { useRecipeDrafts } from '../features/recipe-editor/recipe-drafts'
import { useTunnelDraft } from '../features/settings/tunnel/tunnel-draft'
import { createFakeBackend } from './fake-backend'
import type { FakeBackend } from './fake-backend'
import type { FakeState } from './fake-state'

/** Puts a fresh fake backend on `window.hookwright` and takes the stores back to the start. */
export function installFakeBackend(state?: FakeState): FakeBackend {
  const backend = createFakeBackend(state)
  window.hookwright = backend.bridge
  closeAllDialogs()
  useNavigation.setState({ view: { type: 'start' }, tab: 'deliveries' })
  useToasts.setState({ toasts: [] })
  useTunnelDraft.setState({ draft: {} })
  useConditionDrafts.setState({ drafts: {} })
  useRecipeDrafts.setState({ texts: {} })
  useGaps.setState({ gaps: [] })
  useTriggers.setState({ triggers: [] })
  useSettings.setState({ settings: defaultSettings })
  useStatus.setState({ link: { phase: 'loading' }, status: null })
  return backend
}

/** The same with the mirror filled, for tests of one feature without the shell. */
export function installFakeMirror(state?: FakeState): FakeBackend {
  const backend = installFakeBackend(state)
  useTriggers.setState({ triggers: backend.state.triggers })
  useSettings.setState({ settings: backend.state.settings })
  useStatus.setState({ link: { phase: 'ready' }, status: backend.state.status })
  return backend
}
