// The server's own messages; docs/editors/README.md describes them.

export interface CableMarking {
  banner: string;
  computed: string;
  level: string;
  wrong: boolean;
}

// BannerStatus is what a run of the server made of a document.
export interface BannerStatus {
  uri: string;
  version: number;
  cables: CableMarking[];
  unchecked?: string; // why the document was not judged
}

// SettingsStatus names the settings that could not be read and are left out.
export interface SettingsStatus {
  wrong: string[];
}
