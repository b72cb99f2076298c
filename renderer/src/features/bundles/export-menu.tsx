import type { TriggerView } from '@shared/contracts/trigger'
import { exportTrigger } from '../../lib/export-trigger'
import type { ExportKind } from '../../lib/export-trigger'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { BracesIcon, ExportIcon } from '../../ui/icons'
import { Menu } from '../../ui/menu'

/** The ways to carry a trigger out of the app. */
export function ExportMenu({ trigger }: { trigger: TriggerView }) {
  const save = (kind: ExportKind) => () => report(exportTrigger(trigger.id, kind))
  return (
    <Menu
      trigger={<Button icon={ExportIcon}>Export</Button>}
      entries={[
        { label: 'Bundle', icon: ExportIcon, onChoose: save('bundle') },
        { label: 'JSON Schema', icon: BracesIcon, onChoose: save('jsonSchema') },
      ]}
    />
  )
}
