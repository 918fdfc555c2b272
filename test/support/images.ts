import { Copy, DockerfileParser, PropertyInstruction, type Dockerfile } from 'dockerfile-ast';
import { parse } from 'yaml';
import { read } from './repository.ts';

export const dockerfile = read('docker/Dockerfile');

/** One instruction of a stage, its flags before its other arguments. */
interface Instruction {
  readonly keyword: string;
  readonly words: readonly string[];
  /** Of ARG, ENV and LABEL. */
  readonly pairs: readonly (readonly [name: string, value: string | null])[];
}

/** A part of the Dockerfile that may be a target: its instructions after those of the stages that it is built from. */
export interface Stage {
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** Every stage by name, in the order of the file. */
export const stages: ReadonlyMap<string, Stage> = (() => {
  const parsed: Dockerfile = DockerfileParser.parse(dockerfile);
  const found = new Map<string, { from: string; instructions: Instruction[] }>();
  let instructions: Instruction[] = [];
  for (const instruction of parsed.getInstructions()) {
    const keyword = instruction.getKeyword();
    const given = instruction.getArguments().map((argument) => argument.getValue());
    const flags = instruction instanceof Copy ? instruction.getFlags().map(String) : [];
    const properties = instruction instanceof PropertyInstruction ? instruction.getProperties() : [];
    if (keyword === 'FROM') {
      const [from = '', , name = from] = given;
      instructions = [...(found.get(from)?.instructions ?? [])];
      found.set(name, { from, instructions });
    } else
      instructions.push({
        keyword,
        words: [...flags, ...given],
        pairs: properties.map((property) => [property.getName(), property.getValue()] as const),
      });
  }
  return found;
})();

/** The arguments of every `keyword` in `stage`, in order. */
export const all = (stage: Stage, keyword: string) =>
  stage.instructions.filter((instruction) => instruction.keyword === keyword).map(({ words }) => words);

/** Names and values of the ENV, LABEL or ARG instructions of `stage`. */
export const pairs = (stage: Stage, keyword: 'ENV' | 'LABEL' | 'ARG') =>
  new Map(
    stage.instructions
      .filter((instruction) => instruction.keyword === keyword)
      .flatMap((instruction) => instruction.pairs),
  );

/** The strings of what is written in JSON: the command of ENTRYPOINT, CMD, HEALTHCHECK. */
export const commandOf = (given: readonly string[]) =>
  JSON.parse(given.slice(given.findIndex((word) => word.startsWith('['))).join(' ')) as string[];

/** A service of a compose file, as far as the contracts look. */
export interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly (string | { readonly type: string; readonly source: string; readonly target: string })[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt: readonly string[];
  readonly deploy?: { readonly resources: { readonly limits: Readonly<Record<string, string | number>> } };
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly secrets?: Readonly<Record<string, { readonly file: string }>>;
  readonly configs?: Readonly<Record<string, { readonly file: string }>>;
}

/** A compose file, its anchors and merges resolved. */
export const compose = (path: string) => parse(read(path), { merge: true }) as Compose;
