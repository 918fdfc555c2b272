/**
 * The packages that `apps/<app>` needs when it runs, itself among them: where each is found, and where it really is, both from
 * the root of the repository.
 * @throws when a dependency is not installed
 */
export function packagesOf(app: string): ReadonlyMap<string, string>;
