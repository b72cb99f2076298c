import type { TunnelStatus } from '@shared/contracts/tunnel'
import { closeDialog, openDialog } from '../../lib/dialogs'
import type { SettingsPage } from '../../lib/dialogs'
import { useStatus } from '../../lib/mirror/status-store'
import { Dialog } from '../../ui/dialog'
import { SideTabs } from '../../ui/side-tabs'
import { GeneralFooter, GeneralPage, useGeneralForm } from './general-page'
import { TunnelFooter } from './tunnel/tunnel-footer'
import { TunnelPage } from './tunnel/tunnel-page'
import { useTunnelForm } from './tunnel/use-tunnel-form'

/** General, which is saved as a whole, and Tunnel, which acts at once. */
export function SettingsDialog({ page = 'general' }: { page?: SettingsPage }) {
  const tunnel = useStatus((state) => state.status?.tunnel)
  return tunnel === undefined ? null : <SettingsPages page={page} tunnel={tunnel} />
}

function SettingsPages({ page, tunnel }: { page: SettingsPage; tunnel: TunnelStatus }) {
  const general = useGeneralForm()
  const tunnelForm = useTunnelForm(tunnel)
  return (
    <Dialog
      title="Settings"
      size="settings"
      onClose={closeDialog}
      footer={
        page === 'general' ? <GeneralFooter state={general} /> : <TunnelFooter state={tunnelForm} tunnel={tunnel} />
      }
    >
      <SideTabs<SettingsPage>
        label="Settings"
        value={page}
        onChange={(chosen) => openDialog({ type: 'settings', page: chosen })}
        tabs={[
          { value: 'general', label: 'General', panel: <GeneralPage state={general} /> },
          { value: 'tunnel', label: 'Tunnel', panel: <TunnelPage state={tunnelForm} tunnel={tunnel} /> },
        ]}
      />
    </Dialog>
  )
}
