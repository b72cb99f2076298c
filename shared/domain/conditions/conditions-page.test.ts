import { readFile } from 'node:fs/promises'
import * as prettier from 'prettier'
import { expect, it } from 'vitest'
import { withOperatorTable } from '../testing/conditions-page'

it('docs/conditions.md has the table of operators; npm run conditions-page writes it anew', async () => {
  const file = new URL('../../../docs/conditions.md', import.meta.url).pathname
  const page = await readFile(file, 'utf8')
  const options = await prettier.resolveConfig(file)
  expect(page).toBe(await prettier.format(withOperatorTable(page), { ...options, filepath: file }))
})
