# Makes the target HiGHS::HiGHS from HIGHS_ROOT, or from the folder that Python's highsbox names.
# (The package's own CMake files point to lib64, while its folder is lib.)
find_program(HIGHS_PYTHON NAMES python3 HINTS ${CMAKE_SOURCE_DIR}/.yizhan/venv/bin NO_CMAKE_SYSTEM_PATH)
if(NOT HIGHS_ROOT AND HIGHS_PYTHON)
  execute_process(COMMAND ${HIGHS_PYTHON} -c "import highsbox; print(highsbox.highs_dist_dir())"
                  OUTPUT_VARIABLE HIGHS_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
find_path(HiGHS_INCLUDE_DIR interfaces/highs_c_api.h HINTS ${HIGHS_ROOT}/include/highs)
find_library(HiGHS_LIBRARY highs HINTS ${HIGHS_ROOT}/lib)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(HiGHS REQUIRED_VARS HiGHS_LIBRARY HiGHS_INCLUDE_DIR)
if(HiGHS_FOUND AND NOT TARGET HiGHS::HiGHS)
  add_library(HiGHS::HiGHS SHARED IMPORTED)
  set_target_properties(HiGHS::HiGHS PROPERTIES IMPORTED_LOCATION ${HiGHS_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${HiGHS_INCLUDE_DIR})
endif()
