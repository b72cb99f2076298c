import { exportFormats } from '@shared/contracts/export-format'
import type { TriggerView } from '@shared/contracts/trigger'
import { exportTrigger } from '../../lib/export-trigger'
import type { ExportKind } from '../../lib/export-trigger'
import { openDialog } from '../../lib/dialogs'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { BracesIcon, CodeIcon, ExportIcon } from '../../ui/icons'
import { Menu } from '../../ui/menu'

/** Formats whose text is looked at before it is saved. */
const previewed = exportFormats.filter(({ id }) => id !== 'bundle' && id !== 'jsonSchema')

/** The ways to carry a trigger out of the app. */
export function ExportMenu({ trigger }: { trigger: TriggerView }) {
  const save = (kind: ExportKind) => () => report(exportTrigger(trigger.id, kind))
  return (
    <Menu
      trigger={<Button icon={ExportIcon}>Export</Button>}
      entries={[
        { label: 'Bundle', icon: ExportIcon, onChoose: save('bundle') },
        { label: 'JSON Schema', icon: BracesIcon, onChoose: save('jsonSchema') },
        ...previewed.map(({ id, label }, index) => ({
          label: `${label}…`,
          icon: CodeIcon,
          separated: index === 0,
          onChoose: () => openDialog({ type: 'export', triggerId: trigger.id, format: id }),
        })),
      ]}
    />
  )
}
