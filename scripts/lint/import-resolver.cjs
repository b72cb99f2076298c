// Tells eslint-plugin-boundaries which file an import names: the `@shared` alias and TypeScript files without extension.
const { existsSync, statSync } = require('node:fs')
const { isBuiltin } = require('node:module')
const { dirname, join, resolve } = require('node:path')

const root = resolve(__dirname, '../..')
const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx', '.css']

exports.interfaceVersion = 2

exports.resolve = (source, file) => {
  if (isBuiltin(source)) return { found: true, path: null }
  const bare = source.replace(/\?.*$/, '')
  const path = bare.startsWith('@shared/')
    ? join(root, 'shared', bare.slice('@shared/'.length))
    : bare.startsWith('.')
      ? resolve(dirname(file), bare)
      : null
  if (path === null) return { found: false }
  const found = endings.map((ending) => path + ending).find((name) => existsSync(name) && statSync(name).isFile())
  return found ? { found: true, path: found } : { found: false }
}
