// GDAL's headers give handles other types when DEBUG is defined; Swift must see one set in every configuration.
#undef DEBUG

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

// Declared by GDAL in ogrsf_frmts.h, which is C++; the functions themselves are C.
void RegisterOGRShape(void);
void RegisterOGRGeoPackage(void);
void RegisterOGRFlatGeobuf(void);
