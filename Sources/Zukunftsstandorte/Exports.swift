// One import gives all types in the signatures of this module, and the errors that they throw.

@_exported public import SimpleFeatures
@_exported public import InventoryExchange
@_exported public import SiteInventory
@_exported public import struct CQL2.FilterError
@_exported public import struct GeoPackageStore.FileFault
@_exported public import struct GeoPackageStore.StoreError
@_exported public import struct VectorIO.VectorIOError
