type Decide = (...args: unknown[]) => unknown;

/** Electron's default session: keeps the permission handlers, so that a test can ask them. */
export const defaultSession = {
  permissionRequest: undefined as Decide | undefined,
  permissionCheck: undefined as Decide | undefined,
  devicePermission: undefined as Decide | undefined,
  setPermissionRequestHandler(decide: Decide) {
    this.permissionRequest = decide;
  },
  setPermissionCheckHandler(decide: Decide) {
    this.permissionCheck = decide;
  },
  setDevicePermissionHandler(decide: Decide) {
    this.devicePermission = decide;
  },
};
