// Prints the files that TypeScript's parser, or the tree-sitter grammar of the kind, refuses: broken.cjs KIND FILE…
const fs = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const [kind, ...files] = process.argv.slice(2)
const from = folder => createRequire(path.join(path.resolve(folder), 'x.js'))

function byTypescript() {
  const ts = from(process.env.TYPESCRIPT)('typescript')
  return (text, file) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false).parseDiagnostics.length === 0
}

async function byGrammar() {
  const required = from(process.env.GRAMMARS)
  const module = required('web-tree-sitter')
  const Parser = module.Parser ?? module
  await Parser.init()
  const Language = module.Language ?? Parser.Language
  const wasm = path.join(path.dirname(required.resolve('tree-sitter-wasms/package.json')), 'out', `tree-sitter-${kind}.wasm`)
  if (!fs.existsSync(wasm)) process.exit(69)
  const parser = new Parser()
  parser.setLanguage(await Language.load(wasm))
  return text => {
    const tree = parser.parse(text)
    const sound = !tree.rootNode.hasError
    tree.delete()
    return sound
  }
}

async function main() {
  const parses = ['javascript', 'typescript'].includes(kind) ? byTypescript() : await byGrammar()
  for (const file of files) if (!parses(fs.readFileSync(file, 'utf8'), file)) console.log(file)
}
main()
